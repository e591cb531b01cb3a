package io.netspace.analyzer.adapter.outbound;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.netspace.analyzer.application.StudyStore;
import io.netspace.analyzer.domain.CandidateFate;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.wire.EventCodec;
import io.netspace.contracts.wire.PoisonException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * Keeps events as documents of their id, CloudEvents type and JSON, and fates as documents of a few
 * numbers. One trip a batch and collection.
 */
@ApplicationScoped
public class MongoStudyStore implements StudyStore {
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final EventCodec codec = new EventCodec();
  private final FateDocuments fateDocuments = new FateDocuments();
  private final MongoCollection<Document> events;
  private final MongoCollection<Document> outcomes;

  MongoStudyStore(MongoDatabase database) {
    events = database.getCollection("events");
    outcomes = database.getCollection("outcomes");
  }

  @Override
  public void keep(Collection<Event> said, Collection<CandidateFate> fates) {
    put(events, said.stream().map(this::document).toList());
    put(outcomes, fates.stream().map(fateDocuments::of).toList());
  }

  private static void put(MongoCollection<Document> collection, List<Document> documents) {
    if (!documents.isEmpty()) {
      collection.bulkWrite(documents.stream().map(MongoStudyStore::upsert).toList(), UNORDERED);
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

  @Override
  public void forEachEvent(Consumer<Event> reader) {
    forEach(events, document -> reader.accept(event(document)));
  }

  private Event event(Document document) {
    byte[] json = document.getString("json").getBytes(StandardCharsets.UTF_8);
    return codec.parse(document.getString("type"), json);
  }

  @Override
  public void forEachFate(Consumer<CandidateFate> reader) {
    forEach(outcomes, document -> reader.accept(fateDocuments.read(document)));
  }

  /** What the store cannot tell is no fault of what the log says meanwhile. */
  private static void forEach(MongoCollection<Document> collection, Consumer<Document> reader) {
    for (Document document : collection.find()) {
      try {
        reader.accept(document);
      } catch (IllegalArgumentException | PoisonException e) {
        throw new IllegalStateException(
            "document ("
                + document.get("_id")
                + ") of the store cannot be read; rebuild the store from the log.",
            e);
      }
    }
  }
}
