package io.netspace.messaging.consumer;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** Offset ranges of the log's partitions, and how far each is applied. Thread-safe. */
final class LogProgress {
  private final Map<TopicPartition, OffsetRange> ranges = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> seenEnds = new ConcurrentHashMap<>();

  /** Adds partitions that are read from now on, with their offset ranges. */
  void assigned(Map<TopicPartition, OffsetRange> found) {
    ranges.putAll(found);
  }

  /** Records that a partition has this record. */
  void seen(TopicPartition partition, long offset) {
    seenEnds.merge(partition, offset + 1, Math::max);
  }

  /** The offset range of a partition, as far as it is known. */
  OffsetRange range(TopicPartition partition) {
    return ranges
        .getOrDefault(partition, OffsetRange.UNKNOWN)
        .withEndAtLeast(seenEnds.getOrDefault(partition, 0L));
  }

  /** The position of a partition, empty until it is known. */
  OptionalLong position(TopicPartition partition) {
    Long next = positions.get(partition);
    return next == null ? OptionalLong.empty() : OptionalLong.of(next);
  }

  /** Offset of the next record of a partition to apply, its start while that is unknown. */
  long positionOrStart(TopicPartition partition) {
    return position(partition).orElse(range(partition).start());
  }

  void setPosition(TopicPartition partition, long next) {
    positions.put(partition, next);
  }

  /** The known positions. */
  Map<TopicPartition, Long> positions() {
    return Map.copyOf(positions);
  }

  /** The partitions that are read. */
  Set<TopicPartition> partitions() {
    return Set.copyOf(ranges.keySet());
  }

  /** Clears the positions; records that had been applied count as lag again. */
  void reset() {
    positions.forEach(
        (partition, next) ->
            ranges.computeIfPresent(partition, (_, range) -> range.withEndAtLeast(next)));
    positions.clear();
  }

  /** Whether there is no lag; false before any partition is assigned. */
  boolean caughtUp() {
    return !ranges.isEmpty() && lagByPartition().isEmpty();
  }

  /**
   * Number of records of each partition that are not yet applied, of those it had when it was
   * assigned.
   */
  Map<String, Long> lagByPartition() {
    Map<String, Long> lag = new TreeMap<>();
    ranges.forEach(
        (partition, range) -> {
          long records = range.end() - positionOrStart(partition);
          if (records > 0) {
            lag.put(partition.toString(), records);
          }
        });
    return lag;
  }
}
