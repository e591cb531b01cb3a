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
 * Records in MongoDB: one document a study, a population and a candidate, upserted by id, in one
 * unordered bulk write a collection.
 */
public final class MongoPopulationStore implements PopulationStore {
  /** Part of stored ids, must not change: makes all indices below it numbers of equal length. */
  private static final int ID_INDEX_BASE = 1_000_000;

  /** Documents read in one batch; without it a server sends megabytes at once. */
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
    write(studies, changes.studies(), record -> replaceModel(document(record)));
    write(populations, changes.populations(), record -> setModel(document(record)));
    write(candidates, changes.candidates(), record -> replaceModel(document(record)));
  }

  private static <F> void write(
      MongoCollection<Document> collection,
      Collection<F> records,
      Function<F, WriteModel<Document>> model) {
    if (!records.isEmpty()) {
      collection.bulkWrite(records.stream().map(model).toList(), UNORDERED);
    }
  }

  private static WriteModel<Document> replaceModel(Document document) {
    return new ReplaceOneModel<>(Filters.eq("_id", document.get("_id")), document, REPLACE_UPSERT);
  }

  /** Leaves fields unchanged that the document does not contain. */
  private static WriteModel<Document> setModel(Document document) {
    return new UpdateOneModel<>(
        Filters.eq("_id", document.remove("_id")), new Document("$set", document), UPDATE_UPSERT);
  }

  private static Document document(StudyRecord record) {
    return new Document("_id", record.id().value())
        .append("paused", record.lastPause())
        .append("resumed", record.lastResumption())
        .append("over", record.finished());
  }

  private Document document(PopulationRecord record) {
    Document document =
        new Document("_id", record.id().value())
            .append("study", record.study().value())
            .append("requested", record.requested())
            .append("exhausted", record.exhausted())
            .append("closed", record.closed());
    return record.plan() == null ? document : document.append("plan", writePlan(record.plan()));
  }

  /**
   * The id grows with the index, so that documents written together are adjacent in the store;
   * random ids would touch a page each.
   */
  private static Document document(CandidateRecord record) {
    Document document =
        new Document("_id", idOf(record))
            .append("candidate", record.id().value())
            .append("study", record.study().value())
            .append("population", record.population().value())
            .append("index", record.index())
            .append("replicate", record.replicate())
            .append("network", record.networkHash())
            .append("fate", record.result().status().name());
    if (record.result().reason() != null) {
      document.append("reason", record.result().reason().name());
    }
    if (record.position() != null) {
      document
          .append("partition", record.position().partition())
          .append("offset", record.position().offset());
    }
    return document;
  }

  private static String idOf(CandidateRecord record) {
    String first = record.population().value() + "#" + (ID_INDEX_BASE + record.index());
    return record.replicate() == 0 ? first : first + "#" + record.replicate();
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
