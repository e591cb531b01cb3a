package io.netspace.analyzer.adapter.outbound;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.analyzer.domain.population.TrainingResult;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.TrainingCost;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Results of candidates in blocks, one document for 256 indices of a population and replicate: a
 * store takes its time for each document, whatever its size. Each result is a field of its own, so
 * that writing one leaves the others as they are.
 */
final class CandidateResultBlocks {
  private static final int SIZE = 256;
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private static final String RESULTS = "fates";
  private static final String TRAINED = "trained";
  private static final String DIVERGED = "diverged";
  private static final String ABANDONED = "abandoned";

  private CandidateResultBlocks() {}

  /** One write a block; of two results of one candidate the later stays. */
  static List<WriteModel<Document>> writes(Collection<CandidateRecord> records) {
    Map<String, List<CandidateRecord>> blocks = new LinkedHashMap<>();
    records.forEach(one -> blocks.computeIfAbsent(blockId(one), _ -> new ArrayList<>()).add(one));
    List<WriteModel<Document>> writes = new ArrayList<>();
    blocks.forEach((id, ofBlock) -> writes.add(write(id, ofBlock)));
    return writes;
  }

  private static String blockId(CandidateRecord one) {
    String first = one.population().value() + "/" + one.index() / SIZE;
    return one.replicate() == 0 ? first : first + "/" + one.replicate();
  }

  private static WriteModel<Document> write(String id, List<CandidateRecord> records) {
    Document fields = new Document();
    records.forEach(one -> fields.append(RESULTS + "." + one.index(), document(one.result())));
    Bson update =
        Updates.combine(
            new Document("$set", fields),
            Updates.setOnInsert("study", records.getFirst().study().value()),
            Updates.setOnInsert("population", records.getFirst().population().value()),
            Updates.setOnInsert("replicate", records.getFirst().replicate()));
    return new UpdateOneModel<>(Filters.eq("_id", id), update, UPSERT);
  }

  private static Document document(TrainingResult result) {
    return switch (result) {
      case TrainingResult.Trained t -> withError(TRAINED, t.errorPercent(), t.cost());
      case TrainingResult.Diverged d -> withError(DIVERGED, d.errorPercent(), d.cost());
      case TrainingResult.Abandoned a ->
          new Document("kind", ABANDONED).append("reason", a.reason().name());
    };
  }

  private static Document withError(String kind, double error, TrainingCost cost) {
    return new Document("kind", kind)
        .append("error", error)
        .append("seconds", cost.seconds())
        .append("flopsAnImage", cost.flopsPerImage());
  }

  /** An earlier version did not store the flops. */
  private static TrainingCost cost(Document document) {
    Double flops = document.getDouble("flopsAnImage");
    return new TrainingCost(document.getDouble("seconds"), flops == null ? 0 : flops);
  }

  /** Passes the results of a block to a reader. */
  static void read(Document block, Consumer<CandidateRecord> reader) {
    StudyId study = new StudyId(block.getString("study"));
    PopulationId population = new PopulationId(block.getString("population"));
    int replicate = block.getInteger("replicate", 0);
    Document results = block.get(RESULTS, Document.class);
    for (String index : results.keySet()) {
      TrainingResult result = result(results.get(index, Document.class));
      reader.accept(
          new CandidateRecord(study, population, Integer.parseInt(index), replicate, result, null));
    }
  }

  private static TrainingResult result(Document document) {
    String kind = document.getString("kind");
    return switch (kind) {
      case TRAINED -> new TrainingResult.Trained(document.getDouble("error"), cost(document));
      case DIVERGED -> new TrainingResult.Diverged(document.getDouble("error"), cost(document));
      case ABANDONED ->
          new TrainingResult.Abandoned(AbandonReason.valueOf(document.getString("reason")));
      default ->
          throw new IllegalArgumentException(
              "kind (" + kind + ") must be trained, diverged or abandoned.");
    };
  }
}
