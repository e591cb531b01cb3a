package io.netspace.messaging.consumer;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/**
 * How far a service has applied each partition, kept in its store beside the effects: a position is
 * moved after its effect, and only from where it was left. So a store that was emptied, or is an
 * older copy, is told from one that is not. Effects must outlive a crash of the store once it has
 * acknowledged them, or it could lose one and still take the position; a position need not, as it
 * is then found where it was before.
 */
final class Positions {
  private static final String ID = "_id";
  private static final String NEXT = "next";

  private final MongoCollection<Document> collection;

  Positions(MongoCollection<Document> collection) {
    this.collection = collection.withWriteConcern(WriteConcern.W1);
  }

  /**
   * Offset of the next record to apply, noted as {@code otherwise} if there is no note of this
   * partition.
   */
  long nextOrInsert(TopicPartition partition, long otherwise) {
    Document found = collection.find(idOf(partition)).first();
    if (found != null) {
      return found.getLong(NEXT);
    }
    collection.insertOne(new Document(idOf(partition)).append(NEXT, otherwise));
    return otherwise;
  }

  /** Whether the store still says that this is the next record to apply. */
  boolean isAt(TopicPartition partition, long next) {
    return collection.find(new Document(idOf(partition)).append(NEXT, next)).first() != null;
  }

  /** Moves on after an effect; false, and nothing is moved, if the store is not where it was. */
  boolean compareAndSet(TopicPartition partition, long from, long to) {
    return collection
            .updateOne(
                Filters.and(Filters.eq(ID, partition.toString()), Filters.eq(NEXT, from)),
                Updates.set(NEXT, to))
            .getMatchedCount()
        == 1;
  }

  /** Notes a position, whatever was noted before. */
  void set(TopicPartition partition, long next) {
    collection.updateOne(idOf(partition), Updates.set(NEXT, next));
  }

  private static Document idOf(TopicPartition partition) {
    return new Document(ID, partition.toString());
  }
}
