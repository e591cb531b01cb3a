package io.netspace.contracts.wire;

import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.event.LogProjection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Applies the log, batch by batch: effect first, then the stored position. Whatever the consumer
 * delivers, each partition is applied in its order and without a gap; where the store is not where
 * it was left, reading goes back to what the store says. Poison goes to the dead letters and is
 * passed over.
 *
 * <p>The log's topics know neither transactions nor compaction, so the offsets of a partition have
 * no holes.
 */
public final class LogReader {
  private static final Logger LOGGER = Logger.getLogger(LogReader.class);

  private final LogEntries entries = new LogEntries();
  private final Positions positions;
  private final DeadLetters deadLetters;
  private final Rewind rewind;
  private final Map<TopicPartition, Bounds> bounds = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> nexts = new ConcurrentHashMap<>();
  private final Set<TopicPartition> rewinding = new HashSet<>();
  private boolean behind;

  LogReader(Positions positions, DeadLetters deadLetters, Rewind rewind) {
    this.positions = positions;
    this.deadLetters = deadLetters;
    this.rewind = rewind;
  }

  /**
   * Has a batch take effect, in one call of the projection. When it throws, nothing of the batch
   * counts as applied, and the same batch can be read again.
   */
  public synchronized void read(ConsumerRecords<String, byte[]> batch, LogProjection projection) {
    if (behind) {
      goBack(projection);
    }
    List<Due> due = new ArrayList<>();
    Map<TopicPartition, Long> reached = new HashMap<>();
    for (TopicPartition partition : batch.partitions()) {
      for (ConsumerRecord<String, byte[]> record : due(partition, batch.records(partition))) {
        decode(record, due);
        reached.put(partition, record.offset() + 1);
      }
    }
    apply(due, projection);
    move(reached, projection);
  }

  /** The records of a partition that are to be applied now, without those that are already. */
  private List<ConsumerRecord<String, byte[]>> due(
      TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
    long next = nexts.computeIfAbsent(partition, this::load);
    List<ConsumerRecord<String, byte[]>> ahead =
        records.stream().filter(record -> record.offset() >= next).toList();
    if (ahead.isEmpty() || ahead.getFirst().offset() == next) {
      if (!ahead.isEmpty()) {
        rewinding.remove(partition);
      }
      return ahead;
    }
    if (rewinding.add(partition)) {
      rewind.to(Map.of(partition, next));
    }
    return List.of();
  }

  private long load(TopicPartition partition) {
    Bounds known = bounds.getOrDefault(partition, Bounds.UNKNOWN);
    long next = positions.next(partition, known.start());
    if (known.holds(next)) {
      return next;
    }
    LOGGER.warnf(
        "Stored position is of another log and begins again: partition=%s next=%d start=%d end=%d",
        partition, next, known.start(), known.end());
    positions.set(partition, known.start());
    return known.start();
  }

  private void decode(ConsumerRecord<String, byte[]> record, List<Due> due) {
    try {
      due.add(new Due(record, entries.of(record)));
    } catch (PoisonException e) {
      deadLetters.bury(record, String.valueOf(e.getMessage()));
    }
  }

  /** What is refused with others is tried alone, to find which of them it is. */
  private void apply(List<Due> due, LogProjection projection) {
    if (due.isEmpty()) {
      return;
    }
    try {
      projection.apply(due.stream().map(Due::entry).toList());
    } catch (IllegalArgumentException e) {
      due.forEach(one -> applyAlone(one, projection));
    }
  }

  private void applyAlone(Due due, LogProjection projection) {
    try {
      projection.apply(List.of(due.entry()));
    } catch (IllegalArgumentException e) {
      deadLetters.bury(due.record(), String.valueOf(e.getMessage()));
    }
  }

  private void move(Map<TopicPartition, Long> reached, LogProjection projection) {
    for (Map.Entry<TopicPartition, Long> to : reached.entrySet()) {
      long from = nexts.getOrDefault(to.getKey(), 0L);
      if (!positions.move(to.getKey(), from, to.getValue())) {
        goBack(projection);
        return;
      }
      nexts.put(to.getKey(), to.getValue());
    }
  }

  /**
   * Finds a store that fell behind though no record comes, and asks again for records that a
   * consumer owes since it was told to go back. To be called every now and then.
   */
  public synchronized void check(LogProjection projection) {
    if (behind || storeIsBehind()) {
      goBack(projection);
    } else if (!rewinding.isEmpty()) {
      Map<TopicPartition, Long> owed = new HashMap<>(nexts);
      owed.keySet().retainAll(rewinding);
      rewind.to(owed);
    }
  }

  private boolean storeIsBehind() {
    return nexts.entrySet().stream()
        .anyMatch(applied -> !positions.isAt(applied.getKey(), applied.getValue()));
  }

  /**
   * Goes on where the store says. What had been applied is owed again; until it is, the service has
   * not caught up. Tried again when the store or the consumer is away meanwhile.
   */
  private void goBack(LogProjection projection) {
    LOGGER.warnf("The store fell behind the log and is brought up to date: applied=%s", nexts);
    behind = true;
    projection.forget();
    nexts.forEach(
        (partition, next) -> bounds.computeIfPresent(partition, (_, known) -> known.upTo(next)));
    nexts.clear();
    bounds.keySet().forEach(partition -> nexts.put(partition, load(partition)));
    rewinding.addAll(nexts.keySet());
    behind = false;
    rewind.to(Map.copyOf(nexts));
  }

  /** Takes note of what the log holds of partitions that are read from now on. */
  void assigned(Map<TopicPartition, Bounds> found) {
    bounds.putAll(found);
  }

  /** Where reading of a partition goes on, if any of it was applied. */
  OptionalLong applied(TopicPartition partition) {
    Long next = nexts.get(partition);
    return next == null ? OptionalLong.empty() : OptionalLong.of(next);
  }

  /** Offset of the next record of a partition to apply, its start before any was. */
  public long next(TopicPartition partition) {
    return nexts.getOrDefault(partition, bounds.getOrDefault(partition, Bounds.UNKNOWN).start());
  }

  /**
   * Whether all that was in the log when reading began, and all that had been applied when the
   * store fell behind, is applied; false before anything is read.
   */
  public boolean caughtUp() {
    return !bounds.isEmpty()
        && bounds.entrySet().stream()
            .allMatch(known -> next(known.getKey()) >= known.getValue().end());
  }

  /** Partitions that are not caught up, with the number of records each still owes. */
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

  /** A record that is to be applied, and what it says. */
  private record Due(ConsumerRecord<String, byte[]> record, LogEntry entry) {}
}
