package io.netspace.analyzer.adapter.outbound;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.netspace.analyzer.application.StudyStore;
import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.messaging.codec.EventCodec;
import io.netspace.messaging.codec.PoisonRecordException;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.Event;
import io.netspace.model.study.PopulationId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Stores events as documents of their id, CloudEvents type and JSON, results of candidates in
 * blocks, and the candidates that came with their results. One round trip a batch and collection.
 */
@ApplicationScoped
public class MongoStudyStore implements StudyStore {
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final EventCodec codec = new EventCodec();
  private final CandidateDocuments candidateDocuments = new CandidateDocuments();
  private final MongoCollection<Document> events;
  private final MongoCollection<Document> candidates;
  private final MongoCollection<Document> resultBlocks;

  MongoStudyStore(MongoDatabase database) {
    events = database.getCollection("events");
    candidates = database.getCollection("candidates");
    resultBlocks = database.getCollection("fates");
  }

  @Override
  public void save(Collection<Event> changedEvents, Collection<CandidateRecord> outcomes) {
    write(events, changedEvents.stream().map(this::document).map(MongoStudyStore::upsert).toList());
    write(candidates, outcomes.stream().flatMap(this::candidateUpsert).toList());
    write(resultBlocks, CandidateResultBlocks.writes(outcomes));
  }

  private static void write(
      MongoCollection<Document> collection, List<? extends WriteModel<Document>> writes) {
    if (!writes.isEmpty()) {
      collection.bulkWrite(writes, UNORDERED);
    }
  }

  private static ReplaceOneModel<Document> upsert(Document document) {
    return new ReplaceOneModel<>(Filters.eq("_id", document.get("_id")), document, UPSERT);
  }

  private Document document(Event event) {
    return new Document("_id", event.id())
        .append("type", EventCodec.typeOf(event.getClass()))
        .append("json", new String(codec.json(event), StandardCharsets.UTF_8));
  }

  private Stream<ReplaceOneModel<Document>> candidateUpsert(CandidateRecord stored) {
    return Stream.ofNullable(stored.candidate())
        .map(candidateDocuments::of)
        .map(MongoStudyStore::upsert);
  }

  @Override
  public void forEachEvent(Consumer<Event> reader) {
    forEach(events, document -> reader.accept(event(document)));
  }

  private Event event(Document document) {
    byte[] json = document.getString("json").getBytes(StandardCharsets.UTF_8);
    return codec.parse(document.getString("type"), json);
  }

  @Override
  public void forEachCandidate(Consumer<CandidateRecord> reader) {
    Map<CandidateKey, Candidate> given = new HashMap<>();
    forEach(
        candidates,
        document -> {
          Candidate candidate = candidateDocuments.read(document);
          given.put(CandidateKey.of(candidate), candidate);
        });
    forEach(
        resultBlocks,
        block ->
            CandidateResultBlocks.read(
                block,
                stored -> reader.accept(stored.withCandidate(given.get(CandidateKey.of(stored))))));
  }

  /**
   * An unreadable document is an error of the store, not of the record that is being consumed: the
   * record must not go to the dead letters.
   */
  private static void forEach(MongoCollection<Document> collection, Consumer<Document> reader) {
    for (Document document : collection.find()) {
      try {
        reader.accept(document);
      } catch (IllegalArgumentException | PoisonRecordException e) {
        throw new IllegalStateException(
            "document ("
                + document.get("_id")
                + ") of the store cannot be read; rebuild the store from the log.",
            e);
      }
    }
  }

  private record CandidateKey(PopulationId population, int index, int replicate) {
    static CandidateKey of(Candidate candidate) {
      return new CandidateKey(
          candidate.population().id(), candidate.index(), candidate.replicate());
    }

    static CandidateKey of(CandidateRecord stored) {
      return new CandidateKey(stored.population(), stored.index(), stored.replicate());
    }
  }
}
