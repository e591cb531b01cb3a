package io.netspace.contracts.wire;

import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.event.LogProjection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final LogProgress progress;
  private final Positions positions;
  private final DeadLetters deadLetters;
  private final Rewind rewind;
  private final Set<TopicPartition> rewinding = new HashSet<>();
  private boolean behind;

  LogReader(LogProgress progress, Positions positions, DeadLetters deadLetters, Rewind rewind) {
    this.progress = progress;
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
        progress.seen(partition, record.offset());
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
    long next = progress.applied(partition).orElseGet(() -> load(partition));
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

  /** Takes up a partition where the store says. */
  private long load(TopicPartition partition) {
    Bounds known = progress.bounds(partition);
    long next = positions.next(partition, known.start());
    if (!known.holds(next)) {
      LOGGER.warnf(
          "Stored position is of another log and begins again: partition=%s next=%d log=%s",
          partition, next, known);
      positions.set(partition, known.start());
      next = known.start();
    }
    progress.moveTo(partition, next);
    return next;
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
      long from = progress.next(to.getKey());
      if (!positions.move(to.getKey(), from, to.getValue())) {
        goBack(projection);
        return;
      }
      progress.moveTo(to.getKey(), to.getValue());
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
      Map<TopicPartition, Long> owed = new HashMap<>(progress.nexts());
      owed.keySet().retainAll(rewinding);
      rewind.to(owed);
    }
  }

  private boolean storeIsBehind() {
    return progress.nexts().entrySet().stream()
        .anyMatch(applied -> !positions.isAt(applied.getKey(), applied.getValue()));
  }

  /**
   * Goes on where the store says. What had been applied is owed again; until it is, the service has
   * not caught up. Tried again when the store or the consumer is away meanwhile.
   */
  private void goBack(LogProjection projection) {
    LOGGER.warnf(
        "The store fell behind the log and is told it again: applied=%s", progress.nexts());
    behind = true;
    projection.forget();
    progress.forget();
    progress.partitions().forEach(this::load);
    rewinding.addAll(progress.partitions());
    behind = false;
    rewind.to(progress.nexts());
  }

  /** Offset of the next record of a partition to apply, its start before any was. */
  public long next(TopicPartition partition) {
    return progress.next(partition);
  }

  /**
   * Whether all that was in the log when reading began, and all that had been applied when the
   * store fell behind, is applied; false before anything is read.
   */
  public boolean caughtUp() {
    return progress.caughtUp();
  }

  /** A record that is to be applied, and what it says. */
  private record Due(ConsumerRecord<String, byte[]> record, LogEntry entry) {}
}
