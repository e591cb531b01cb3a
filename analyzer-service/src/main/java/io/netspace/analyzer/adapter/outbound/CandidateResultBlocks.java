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
 * Fates in blocks, one document for every 256 indices of a population and replicate: a store takes
 * its time for each document, whatever its size. Each fate is a field of its own, so that writing
 * one leaves the others as they are.
 */
final class CandidateResultBlocks {
  private static final int SIZE = 256;
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private static final String RESULTS = "fates";
  private static final String TRAINED = "trained";
  private static final String DIVERGED = "diverged";
  private static final String ABANDONED = "abandoned";

  private CandidateResultBlocks() {}

  /** One write a block; of two fates of one candidate the later stays. */
  static List<WriteModel<Document>> writes(Collection<CandidateRecord> fates) {
    Map<String, List<CandidateRecord>> blocks = new LinkedHashMap<>();
    fates.forEach(fate -> blocks.computeIfAbsent(blockId(fate), _ -> new ArrayList<>()).add(fate));
    List<WriteModel<Document>> writes = new ArrayList<>();
    blocks.forEach((id, ofBlock) -> writes.add(write(id, ofBlock)));
    return writes;
  }

  private static String blockId(CandidateRecord fate) {
    String first = fate.population().value() + "/" + fate.index() / SIZE;
    return fate.replicate() == 0 ? first : first + "/" + fate.replicate();
  }

  private static WriteModel<Document> write(String id, List<CandidateRecord> fates) {
    Document fields = new Document();
    fates.forEach(fate -> fields.append(RESULTS + "." + fate.index(), document(fate.result())));
    Bson update =
        Updates.combine(
            new Document("$set", fields),
            Updates.setOnInsert("study", fates.getFirst().study().value()),
            Updates.setOnInsert("population", fates.getFirst().population().value()),
            Updates.setOnInsert("replicate", fates.getFirst().replicate()));
    return new UpdateOneModel<>(Filters.eq("_id", id), update, UPSERT);
  }

  private static Document document(TrainingResult fate) {
    return switch (fate) {
      case TrainingResult.Trained t -> withError(TRAINED, t.errorPercent(), t.cost());
      case TrainingResult.Diverged d -> withError(DIVERGED, d.errorPercent(), d.cost());
      case TrainingResult.Abandoned a ->
          new Document("kind", ABANDONED).append("reason", a.reason().name());
    };
  }

  private static Document withError(String kind, double error, TrainingCost effort) {
    return new Document("kind", kind)
        .append("error", error)
        .append("seconds", effort.seconds())
        .append("flopsAnImage", effort.flopsPerImage());
  }

  /** An earlier version did not keep the flops. */
  private static TrainingCost cost(Document document) {
    Double flops = document.getDouble("flopsAnImage");
    return new TrainingCost(document.getDouble("seconds"), flops == null ? 0 : flops);
  }

  /** Tells the fates of a block. */
  static void read(Document block, Consumer<CandidateRecord> reader) {
    StudyId study = new StudyId(block.getString("study"));
    PopulationId population = new PopulationId(block.getString("population"));
    int replicate = block.getInteger("replicate", 0);
    Document fates = block.get(RESULTS, Document.class);
    for (String index : fates.keySet()) {
      TrainingResult fate = result(fates.get(index, Document.class));
      reader.accept(
          new CandidateRecord(study, population, Integer.parseInt(index), replicate, fate, null));
    }
  }

  private static TrainingResult result(Document document) {
    String kind = document.getString("kind");
    return switch (kind) {
      case TRAINED -> new TrainingResult.Trained(document.getDouble("error"), cost(document));
      case DIVERGED -> new TrainingResult.Diverged(document.getDouble("error"), cost(document));
      case ABANDONED ->
          new TrainingResult.Abandoned(AbandonReason.valueOf(document.getString("reason")));
      default -> throw new IllegalArgumentException("kind (" + kind + ") is not one of a fate.");
    };
  }
}
