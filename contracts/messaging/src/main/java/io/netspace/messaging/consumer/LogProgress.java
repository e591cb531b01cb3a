package io.netspace.messaging.consumer;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** What the partitions of the log hold, and how far each is applied. Thread-safe. */
final class LogProgress {
  private final Map<TopicPartition, OffsetRange> ranges = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> seenEnds = new ConcurrentHashMap<>();

  /** Takes note of what partitions hold that are read from now on. */
  void assigned(Map<TopicPartition, OffsetRange> found) {
    ranges.putAll(found);
  }

  /** Takes note of a record. */
  void seen(TopicPartition partition, long offset) {
    seenEnds.merge(partition, offset + 1, Math::max);
  }

  /** What a partition holds, as far as that is known. */
  OffsetRange range(TopicPartition partition) {
    return ranges
        .getOrDefault(partition, OffsetRange.UNKNOWN)
        .withEndAtLeast(seenEnds.getOrDefault(partition, 0L));
  }

  /** Where reading of a partition goes on, empty until that is known. */
  OptionalLong position(TopicPartition partition) {
    Long next = positions.get(partition);
    return next == null ? OptionalLong.empty() : OptionalLong.of(next);
  }

  /** Offset of the next record of a partition to apply, its start while that is not known. */
  long positionOrStart(TopicPartition partition) {
    return position(partition).orElse(range(partition).start());
  }

  void setPosition(TopicPartition partition, long next) {
    positions.put(partition, next);
  }

  /** Where reading goes on, as far as that is known. */
  Map<TopicPartition, Long> positions() {
    return Map.copyOf(positions);
  }

  /** The partitions that are read. */
  Set<TopicPartition> partitions() {
    return Set.copyOf(ranges.keySet());
  }

  /** What had been applied is owed again. */
  void reset() {
    positions.forEach(
        (partition, next) ->
            ranges.computeIfPresent(partition, (_, known) -> known.withEndAtLeast(next)));
    positions.clear();
  }

  /** Whether nothing is owed; false before anything is read. */
  boolean caughtUp() {
    return !ranges.isEmpty() && lagByPartition().isEmpty();
  }

  /** How many records each partition owes of those that it held when it was found. */
  Map<String, Long> lagByPartition() {
    Map<String, Long> owed = new TreeMap<>();
    ranges.forEach(
        (partition, known) -> {
          long records = known.end() - positionOrStart(partition);
          if (records > 0) {
            owed.put(partition.toString(), records);
          }
        });
    return owed;
  }
}
