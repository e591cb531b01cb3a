package io.netspace.contracts.wire;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/**
 * How far a service has applied each partition, kept beside the effects. A position is stored after
 * its effect, so that what the store lost is read again from the log.
 */
public final class Positions {
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Document> collection;
  private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> nexts = new ConcurrentHashMap<>();

  public Positions(MongoCollection<Document> collection) {
    this.collection = collection;
  }

  /** Offset of the next record to apply, empty for a partition never read. */
  public OptionalLong next(TopicPartition partition) {
    Document found = collection.find(Filters.eq("_id", partition.toString())).first();
    return found == null ? OptionalLong.empty() : OptionalLong.of(found.getLong("next"));
  }

  /** Notes that the record at this offset has had its effect. */
  public void applied(TopicPartition partition, long offset) {
    Document document = new Document("_id", partition.toString()).append("next", offset + 1);
    collection.replaceOne(Filters.eq("_id", partition.toString()), document, UPSERT);
    nexts.put(partition, offset + 1);
  }

  void assigned(TopicPartition partition, long next, long end) {
    nexts.put(partition, next);
    ends.put(partition, end);
  }

  /**
   * Whether all that was in the log when the partitions were assigned has been applied; false
   * before any is assigned.
   */
  public boolean caughtUp() {
    return !ends.isEmpty()
        && ends.entrySet().stream()
            .allMatch(end -> nexts.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }
}
