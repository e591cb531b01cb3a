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
import io.netspace.formats.json.ModelJson;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import io.netspace.sampler.application.PopulationStore;
import io.netspace.sampler.application.WriteBatch;
import io.netspace.sampler.domain.population.PopulationPlan;
import io.netspace.sampler.domain.state.CandidateRecord;
import io.netspace.sampler.domain.state.PopulationRecord;
import io.netspace.sampler.domain.state.QueuePosition;
import io.netspace.sampler.domain.state.StudyRecord;
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
  private static final int ID_INDEX_BASE = 1_000_000;

  /** Documents that are read together; a server would send megabytes of them. */
  private static final int FETCH_SIZE = 1_000;

  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final ReplaceOptions REPLACE_UPSERT = new ReplaceOptions().upsert(true);
  private static final UpdateOptions UPDATE_UPSERT = new UpdateOptions().upsert(true);

  private final JsonMapper json = ModelJson.mapper();
  private final MongoCollection<Document> studies;
  private final MongoCollection<Document> populations;
  private final MongoCollection<Document> candidates;

  public MongoPopulationStore(MongoDatabase database) {
    studies = database.getCollection("studies");
    populations = database.getCollection("populations");
    candidates = database.getCollection("candidates");
  }

  @Override
  public void save(WriteBatch changes) {
    write(studies, changes.studies(), fact -> replaceModel(document(fact)));
    write(populations, changes.populations(), fact -> setModel(document(fact)));
    write(candidates, changes.candidates(), fact -> replaceModel(document(fact)));
  }

  private static <F> void write(
      MongoCollection<Document> collection,
      Collection<F> facts,
      Function<F, WriteModel<Document>> model) {
    if (!facts.isEmpty()) {
      collection.bulkWrite(facts.stream().map(model).toList(), UNORDERED);
    }
  }

  private static WriteModel<Document> replaceModel(Document document) {
    return new ReplaceOneModel<>(Filters.eq("_id", document.get("_id")), document, REPLACE_UPSERT);
  }

  /** Leaves fields as they are that the document does not name. */
  private static WriteModel<Document> setModel(Document document) {
    return new UpdateOneModel<>(
        Filters.eq("_id", document.remove("_id")), new Document("$set", document), UPDATE_UPSERT);
  }

  private static Document document(StudyRecord fact) {
    return new Document("_id", fact.id().value())
        .append("paused", fact.lastPause())
        .append("resumed", fact.lastResumption())
        .append("over", fact.finished());
  }

  private Document document(PopulationRecord fact) {
    Document document =
        new Document("_id", fact.id().value())
            .append("study", fact.study().value())
            .append("requested", fact.requested())
            .append("exhausted", fact.exhausted())
            .append("closed", fact.closed());
    return fact.plan() == null ? document : document.append("plan", writePlan(fact.plan()));
  }

  /**
   * Under an id that grows as candidates are sampled: what is written together then stands
   * together, where ids at random would touch a page of the store each.
   */
  private static Document document(CandidateRecord fact) {
    Document document =
        new Document("_id", idOf(fact))
            .append("candidate", fact.id().value())
            .append("study", fact.study().value())
            .append("population", fact.population().value())
            .append("index", fact.index())
            .append("replicate", fact.replicate())
            .append("network", fact.networkHash())
            .append("fate", fact.result().status().name());
    if (fact.result().reason() != null) {
      document.append("reason", fact.result().reason().name());
    }
    if (fact.position() != null) {
      document
          .append("partition", fact.position().partition())
          .append("offset", fact.position().offset());
    }
    return document;
  }

  private static String idOf(CandidateRecord fact) {
    String first = fact.population().value() + "#" + (ID_INDEX_BASE + fact.index());
    return fact.replicate() == 0 ? first : first + "#" + fact.replicate();
  }

  @Override
  public void forEachStudy(Consumer<StudyRecord> consumer) {
    studies.find().map(MongoPopulationStore::study).forEach(consumer);
  }

  private static StudyRecord study(Document found) {
    return new StudyRecord(
        new StudyId(found.getString("_id")),
        found.getInteger("paused"),
        found.getInteger("resumed"),
        found.getBoolean("over"));
  }

  @Override
  public void forEachPopulation(Consumer<PopulationRecord> consumer) {
    populations.find().map(this::population).forEach(consumer);
  }

  private PopulationRecord population(Document found) {
    return new PopulationRecord(
        new PopulationId(found.getString("_id")),
        new StudyId(found.getString("study")),
        readPlan(found.getString("plan")),
        found.getInteger("requested"),
        found.getBoolean("exhausted"),
        found.getBoolean("closed"));
  }

  @Override
  public void forEachCandidate(Consumer<CandidateRecord> consumer) {
    candidates.find().batchSize(FETCH_SIZE).map(MongoPopulationStore::candidate).forEach(consumer);
  }

  private static CandidateRecord candidate(Document found) {
    Integer partition = found.getInteger("partition");
    return new CandidateRecord(
        new CandidateId(found.getString("candidate")),
        new StudyId(found.getString("study")),
        new PopulationId(found.getString("population")),
        found.getInteger("index"),
        found.getInteger("replicate", 0),
        found.getLong("network"),
        result(found),
        partition == null ? null : new QueuePosition(partition, found.getLong("offset")));
  }

  private static CandidateResult result(Document found) {
    String reason = found.getString("reason");
    return new CandidateResult(
        CandidateStatus.valueOf(found.getString("fate")),
        reason == null ? null : AbandonReason.valueOf(reason));
  }

  private String writePlan(PopulationPlan plan) {
    try {
      return json.writeValueAsString(plan);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "Plan of population " + plan.population().id() + " cannot be written as JSON.", e);
    }
  }

  private @Nullable PopulationPlan readPlan(@Nullable String plan) {
    try {
      return plan == null ? null : json.readValue(plan, PopulationPlan.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A population's plan in the store cannot be read.", e);
    }
  }
}
