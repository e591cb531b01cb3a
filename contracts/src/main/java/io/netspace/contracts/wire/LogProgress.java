package io.netspace.contracts.wire;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** What the partitions of the log hold, and how far each is applied. Thread-safe. */
final class LogProgress {
  private final Map<TopicPartition, Bounds> bounds = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> nexts = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> seen = new ConcurrentHashMap<>();

  /** Takes note of what partitions hold that are read from now on. */
  void assigned(Map<TopicPartition, Bounds> found) {
    bounds.putAll(found);
  }

  /** Takes note of a record. */
  void seen(TopicPartition partition, long offset) {
    seen.merge(partition, offset + 1, Math::max);
  }

  /** What a partition holds, as far as that is known. */
  Bounds bounds(TopicPartition partition) {
    return bounds.getOrDefault(partition, Bounds.UNKNOWN).upTo(seen.getOrDefault(partition, 0L));
  }

  /** Where reading of a partition goes on, empty until that is known. */
  OptionalLong applied(TopicPartition partition) {
    Long next = nexts.get(partition);
    return next == null ? OptionalLong.empty() : OptionalLong.of(next);
  }

  /** Offset of the next record of a partition to apply, its start while that is not known. */
  long next(TopicPartition partition) {
    return applied(partition).orElse(bounds(partition).start());
  }

  void moveTo(TopicPartition partition, long next) {
    nexts.put(partition, next);
  }

  /** Where reading goes on, as far as that is known. */
  Map<TopicPartition, Long> nexts() {
    return Map.copyOf(nexts);
  }

  /** The partitions that are read. */
  Set<TopicPartition> partitions() {
    return Set.copyOf(bounds.keySet());
  }

  /** What had been applied is owed again. */
  void forget() {
    nexts.forEach(
        (partition, next) -> bounds.computeIfPresent(partition, (_, known) -> known.upTo(next)));
    nexts.clear();
  }

  /** Whether nothing is owed; false before anything is read. */
  boolean caughtUp() {
    return !bounds.isEmpty() && owed().isEmpty();
  }

  /** How many records each partition owes of those that it held when it was found. */
  Map<String, Long> owed() {
    Map<String, Long> owed = new TreeMap<>();
    bounds.forEach(
        (partition, known) -> {
          long records = known.end() - next(partition);
          if (records > 0) {
            owed.put(partition.toString(), records);
          }
        });
    return owed;
  }
}
