package io.netspace.sampler.adapter.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.wire.WireJson;
import io.netspace.sampler.application.Changes;
import io.netspace.sampler.application.PopulationStore;
import io.netspace.sampler.domain.CandidateFact;
import io.netspace.sampler.domain.Fate;
import io.netspace.sampler.domain.PopulationFact;
import io.netspace.sampler.domain.PopulationPlan;
import io.netspace.sampler.domain.QueuePlace;
import io.netspace.sampler.domain.StudyFact;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Populations in MongoDB: one document a study, a population and a candidate, each upserted by its
 * id, in one unordered trip a collection.
 */
public final class MongoPopulationStore implements PopulationStore {
  /** Makes all indices of a population numbers of the same length. */
  private static final int FIRST_PLACE = 1_000_000;

  /** Documents that are read together; a server would send megabytes of them. */
  private static final int A_TRIP = 1_000;

  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final ReplaceOptions REPLACING = new ReplaceOptions().upsert(true);
  private static final UpdateOptions SETTING = new UpdateOptions().upsert(true);

  private final JsonMapper json = WireJson.mapper();
  private final MongoCollection<Document> studies;
  private final MongoCollection<Document> populations;
  private final MongoCollection<Document> candidates;

  public MongoPopulationStore(MongoDatabase database) {
    studies = database.getCollection("studies");
    populations = database.getCollection("populations");
    candidates = database.getCollection("candidates");
  }

  @Override
  public void save(Changes changes) {
    write(studies, changes.studies(), fact -> replacing(document(fact)));
    write(populations, changes.populations(), fact -> setting(document(fact)));
    write(candidates, changes.candidates(), fact -> replacing(document(fact)));
  }

  private static <F> void write(
      MongoCollection<Document> collection,
      Collection<F> facts,
      Function<F, WriteModel<Document>> model) {
    if (!facts.isEmpty()) {
      collection.bulkWrite(facts.stream().map(model).toList(), UNORDERED);
    }
  }

  private static WriteModel<Document> replacing(Document document) {
    return new ReplaceOneModel<>(Filters.eq("_id", document.get("_id")), document, REPLACING);
  }

  /** Leaves fields as they are that the document does not name. */
  private static WriteModel<Document> setting(Document document) {
    return new UpdateOneModel<>(
        Filters.eq("_id", document.remove("_id")), new Document("$set", document), SETTING);
  }

  private static Document document(StudyFact fact) {
    return new Document("_id", fact.id().value())
        .append("paused", fact.paused())
        .append("resumed", fact.resumed())
        .append("over", fact.over());
  }

  private Document document(PopulationFact fact) {
    Document document =
        new Document("_id", fact.id().value())
            .append("study", fact.study().value())
            .append("requested", fact.requested())
            .append("exhausted", fact.exhausted())
            .append("closed", fact.closed());
    return fact.plan() == null ? document : document.append("plan", written(fact.plan()));
  }

  /**
   * Under an id that grows as candidates are sampled: what is written together then stands
   * together, where ids at random would touch a page of the store each.
   */
  private static Document document(CandidateFact fact) {
    Document document =
        new Document("_id", idOf(fact))
            .append("candidate", fact.id().value())
            .append("study", fact.study().value())
            .append("population", fact.population().value())
            .append("index", fact.index())
            .append("replicate", fact.replicate())
            .append("network", fact.network())
            .append("fate", fact.fate().kind().name());
    if (fact.fate().reason() != null) {
      document.append("reason", fact.fate().reason().name());
    }
    if (fact.place() != null) {
      document
          .append("partition", fact.place().partition())
          .append("offset", fact.place().offset());
    }
    return document;
  }

  private static String idOf(CandidateFact fact) {
    String first = fact.population().value() + "#" + (FIRST_PLACE + fact.index());
    return fact.replicate() == 0 ? first : first + "#" + fact.replicate();
  }

  @Override
  public void forEachStudy(Consumer<StudyFact> consumer) {
    studies.find().map(MongoPopulationStore::study).forEach(consumer);
  }

  private static StudyFact study(Document found) {
    return new StudyFact(
        new StudyId(found.getString("_id")),
        found.getInteger("paused"),
        found.getInteger("resumed"),
        found.getBoolean("over"));
  }

  @Override
  public void forEachPopulation(Consumer<PopulationFact> consumer) {
    populations.find().map(this::population).forEach(consumer);
  }

  private PopulationFact population(Document found) {
    return new PopulationFact(
        new PopulationId(found.getString("_id")),
        new StudyId(found.getString("study")),
        read(found.getString("plan")),
        found.getInteger("requested"),
        found.getBoolean("exhausted"),
        found.getBoolean("closed"));
  }

  @Override
  public void forEachFate(Consumer<CandidateFact> consumer) {
    candidates.find().batchSize(A_TRIP).map(MongoPopulationStore::candidate).forEach(consumer);
  }

  private static CandidateFact candidate(Document found) {
    Integer partition = found.getInteger("partition");
    return new CandidateFact(
        new CandidateId(found.getString("candidate")),
        new StudyId(found.getString("study")),
        new PopulationId(found.getString("population")),
        found.getInteger("index"),
        found.getInteger("replicate", 0),
        found.getLong("network"),
        fate(found),
        partition == null ? null : new QueuePlace(partition, found.getLong("offset")));
  }

  private static Fate fate(Document found) {
    String reason = found.getString("reason");
    return new Fate(
        Fate.Kind.valueOf(found.getString("fate")),
        reason == null ? null : AbandonReason.valueOf(reason));
  }

  private String written(PopulationPlan plan) {
    try {
      return json.writeValueAsString(plan);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "Plan of population " + plan.population().id() + " cannot be written as JSON.", e);
    }
  }

  private @Nullable PopulationPlan read(@Nullable String plan) {
    try {
      return plan == null ? null : json.readValue(plan, PopulationPlan.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A population's plan in the store cannot be read.", e);
    }
  }
}
