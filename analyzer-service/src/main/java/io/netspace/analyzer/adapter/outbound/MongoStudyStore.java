package io.netspace.analyzer.adapter.outbound;

import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.netspace.analyzer.application.StudyStore;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.wire.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.bson.Document;

/** Keeps events as documents: id, CloudEvents type, JSON, and the order they came in. */
@ApplicationScoped
public class MongoStudyStore implements StudyStore {
  private final EventCodec codec = new EventCodec();
  private final MongoCollection<Document> events;
  private long order;

  MongoStudyStore(MongoDatabase database) {
    events = database.getCollection("events");
    Document last = events.find().sort(descending("order")).first();
    order = last == null ? 0 : last.getLong("order") + 1;
  }

  @Override
  public synchronized void append(Event event) {
    Document document =
        new Document("_id", event.id())
            .append("order", order)
            .append("type", EventCodec.typeOf(event.getClass()))
            .append("json", new String(codec.json(event), StandardCharsets.UTF_8));
    try {
      events.insertOne(document);
      order++;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  @Override
  public void forEach(Consumer<Event> reader) {
    for (Document document : events.find().sort(ascending("order"))) {
      byte[] json = document.getString("json").getBytes(StandardCharsets.UTF_8);
      reader.accept(codec.parse(document.getString("type"), json));
    }
  }
}
