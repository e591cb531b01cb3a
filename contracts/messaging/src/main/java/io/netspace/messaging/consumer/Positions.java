package io.netspace.messaging.consumer;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/**
 * How far a service has applied each partition, stored with the effects: a position is updated
 * after its effect, by compare-and-set. So a store that was emptied, or replaced by an older copy,
 * is detected. Acknowledged effects must survive a crash of the store, or it could lose an effect
 * and still have the position; a position need not, as the effects after it are then applied again.
 */
final class Positions {
  private static final String ID = "_id";
  private static final String NEXT = "next";

  private final MongoCollection<Document> collection;

  Positions(MongoCollection<Document> collection) {
    this.collection = collection.withWriteConcern(WriteConcern.W1);
  }

  /**
   * Offset of the next record to apply; inserts {@code initial} if there is none for this
   * partition.
   */
  long nextOrInsert(TopicPartition partition, long initial) {
    Document found = collection.find(idOf(partition)).first();
    if (found != null) {
      return found.getLong(NEXT);
    }
    collection.insertOne(new Document(idOf(partition)).append(NEXT, initial));
    return initial;
  }

  /** Whether the stored position is {@code next}. */
  boolean isAt(TopicPartition partition, long next) {
    return collection.find(new Document(idOf(partition)).append(NEXT, next)).first() != null;
  }

  /** Updates a position after an effect; false, and nothing changes, if it is not {@code from}. */
  boolean compareAndSet(TopicPartition partition, long from, long to) {
    return collection
            .updateOne(
                Filters.and(Filters.eq(ID, partition.toString()), Filters.eq(NEXT, from)),
                Updates.set(NEXT, to))
            .getMatchedCount()
        == 1;
  }

  /** Sets a position unconditionally. */
  void set(TopicPartition partition, long next) {
    collection.updateOne(idOf(partition), Updates.set(NEXT, next));
  }

  private static Document idOf(TopicPartition partition) {
    return new Document(ID, partition.toString());
  }
}
