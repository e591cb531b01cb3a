package io.netspace.analyzer.adapter.outbound;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.netspace.analyzer.domain.CandidateFate;
import io.netspace.analyzer.domain.Effort;
import io.netspace.analyzer.domain.Fate;
import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
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
final class FateBlocks {
  private static final int SIZE = 256;
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private static final String FATES = "fates";
  private static final String TRAINED = "trained";
  private static final String DIVERGED = "diverged";
  private static final String ABANDONED = "abandoned";

  private FateBlocks() {}

  /** One write a block; of two fates of one candidate the later stays. */
  static List<WriteModel<Document>> writes(Collection<CandidateFate> fates) {
    Map<String, List<CandidateFate>> blocks = new LinkedHashMap<>();
    fates.forEach(fate -> blocks.computeIfAbsent(block(fate), _ -> new ArrayList<>()).add(fate));
    List<WriteModel<Document>> writes = new ArrayList<>();
    blocks.forEach((id, ofBlock) -> writes.add(write(id, ofBlock)));
    return writes;
  }

  private static String block(CandidateFate fate) {
    String first = fate.population().value() + "/" + fate.index() / SIZE;
    return fate.replicate() == 0 ? first : first + "/" + fate.replicate();
  }

  private static WriteModel<Document> write(String id, List<CandidateFate> fates) {
    Document fields = new Document();
    fates.forEach(fate -> fields.append(FATES + "." + fate.index(), document(fate.fate())));
    Bson update =
        Updates.combine(
            new Document("$set", fields),
            Updates.setOnInsert("study", fates.getFirst().study().value()),
            Updates.setOnInsert("population", fates.getFirst().population().value()),
            Updates.setOnInsert("replicate", fates.getFirst().replicate()));
    return new UpdateOneModel<>(Filters.eq("_id", id), update, UPSERT);
  }

  private static Document document(Fate fate) {
    return switch (fate) {
      case Fate.Trained t -> counted(TRAINED, t.errorPercent(), t.effort());
      case Fate.Diverged d -> counted(DIVERGED, d.errorPercent(), d.effort());
      case Fate.Abandoned a -> new Document("kind", ABANDONED).append("reason", a.reason().name());
    };
  }

  private static Document counted(String kind, double error, Effort effort) {
    return new Document("kind", kind)
        .append("error", error)
        .append("seconds", effort.seconds())
        .append("flopsAnImage", effort.flopsAnImage());
  }

  /** An earlier version did not keep the flops. */
  private static Effort effort(Document document) {
    Double flops = document.getDouble("flopsAnImage");
    return new Effort(document.getDouble("seconds"), flops == null ? 0 : flops);
  }

  /** Tells the fates of a block. */
  static void read(Document block, Consumer<CandidateFate> reader) {
    StudyId study = new StudyId(block.getString("study"));
    PopulationId population = new PopulationId(block.getString("population"));
    int replicate = block.getInteger("replicate", 0);
    Document fates = block.get(FATES, Document.class);
    for (String index : fates.keySet()) {
      Fate fate = fate(fates.get(index, Document.class));
      reader.accept(
          new CandidateFate(study, population, Integer.parseInt(index), replicate, fate, null));
    }
  }

  private static Fate fate(Document document) {
    String kind = document.getString("kind");
    return switch (kind) {
      case TRAINED -> new Fate.Trained(document.getDouble("error"), effort(document));
      case DIVERGED -> new Fate.Diverged(document.getDouble("error"), effort(document));
      case ABANDONED -> new Fate.Abandoned(AbandonReason.valueOf(document.getString("reason")));
      default -> throw new IllegalArgumentException("kind (" + kind + ") is not one of a fate.");
    };
  }
}
