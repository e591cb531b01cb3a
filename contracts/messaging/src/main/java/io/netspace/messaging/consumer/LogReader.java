package io.netspace.messaging.consumer;

import io.netspace.messaging.codec.LogEntryDecoder;
import io.netspace.messaging.codec.PoisonRecordException;
import io.netspace.messaging.deadletter.DeadLetterPublisher;
import io.netspace.messaging.log.LogEntry;
import io.netspace.messaging.log.LogProjection;
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

  private final LogEntryDecoder decoder = new LogEntryDecoder();
  private final LogProgress progress;
  private final Positions positions;
  private final DeadLetterPublisher deadLetters;
  private final OffsetSeeker seeker;
  private final Set<TopicPartition> rewinding = new HashSet<>();
  private boolean rewindPending;

  LogReader(
      LogProgress progress,
      Positions positions,
      DeadLetterPublisher deadLetters,
      OffsetSeeker rewind) {
    this.progress = progress;
    this.positions = positions;
    this.deadLetters = deadLetters;
    this.seeker = rewind;
  }

  /**
   * Has a batch take effect, in one call of the projection. When it throws, nothing of the batch
   * counts as applied, and the same batch can be read again.
   */
  public synchronized void read(ConsumerRecords<String, byte[]> batch, LogProjection projection) {
    if (rewindPending) {
      rewindToStore(projection);
    }
    List<DecodedRecord> due = new ArrayList<>();
    Map<TopicPartition, Long> reached = new HashMap<>();
    for (TopicPartition partition : batch.partitions()) {
      for (ConsumerRecord<String, byte[]> record :
          recordsToApply(partition, batch.records(partition))) {
        progress.seen(partition, record.offset());
        decode(record, due);
        reached.put(partition, record.offset() + 1);
      }
    }
    apply(due, projection);
    storePositions(reached, projection);
  }

  /** The records of a partition that are to be applied now, without those that are already. */
  private List<ConsumerRecord<String, byte[]>> recordsToApply(
      TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
    long next = progress.position(partition).orElseGet(() -> loadPosition(partition));
    List<ConsumerRecord<String, byte[]>> ahead =
        records.stream().filter(record -> record.offset() >= next).toList();
    if (ahead.isEmpty() || ahead.getFirst().offset() == next) {
      if (!ahead.isEmpty()) {
        rewinding.remove(partition);
      }
      return ahead;
    }
    if (rewinding.add(partition)) {
      seeker.seek(Map.of(partition, next));
    }
    return List.of();
  }

  /** Takes up a partition where the store says. */
  private long loadPosition(TopicPartition partition) {
    OffsetRange known = progress.range(partition);
    long next = positions.nextOrInsert(partition, known.start());
    if (!known.contains(next)) {
      LOGGER.warnf(
          "Stored position is of another log and begins again: partition=%s next=%d log=%s",
          partition, next, known);
      positions.set(partition, known.start());
      next = known.start();
    }
    progress.setPosition(partition, next);
    return next;
  }

  private void decode(ConsumerRecord<String, byte[]> record, List<DecodedRecord> due) {
    try {
      due.add(new DecodedRecord(record, decoder.decode(record)));
    } catch (PoisonRecordException e) {
      deadLetters.publish(record, String.valueOf(e.getMessage()));
    }
  }

  /** What is refused with others is tried alone, to find which of them it is. */
  private void apply(List<DecodedRecord> due, LogProjection projection) {
    if (due.isEmpty()) {
      return;
    }
    try {
      projection.apply(due.stream().map(DecodedRecord::entry).toList());
    } catch (IllegalArgumentException e) {
      due.forEach(one -> applyAlone(one, projection));
    }
  }

  private void applyAlone(DecodedRecord due, LogProjection projection) {
    try {
      projection.apply(List.of(due.entry()));
    } catch (IllegalArgumentException e) {
      deadLetters.publish(due.record(), String.valueOf(e.getMessage()));
    }
  }

  private void storePositions(Map<TopicPartition, Long> reached, LogProjection projection) {
    for (Map.Entry<TopicPartition, Long> to : reached.entrySet()) {
      long from = progress.positionOrStart(to.getKey());
      if (!positions.compareAndSet(to.getKey(), from, to.getValue())) {
        rewindToStore(projection);
        return;
      }
      progress.setPosition(to.getKey(), to.getValue());
    }
  }

  /**
   * Finds a store that fell behind though no record comes, and asks again for records that a
   * consumer owes since it was told to go back. To be called every now and then.
   */
  public synchronized void checkStore(LogProjection projection) {
    if (rewindPending || storeIsBehind()) {
      rewindToStore(projection);
    } else if (!rewinding.isEmpty()) {
      Map<TopicPartition, Long> owed = new HashMap<>(progress.positions());
      owed.keySet().retainAll(rewinding);
      seeker.seek(owed);
    }
  }

  private boolean storeIsBehind() {
    return progress.positions().entrySet().stream()
        .anyMatch(applied -> !positions.isAt(applied.getKey(), applied.getValue()));
  }

  /**
   * Goes on where the store says. What had been applied is owed again; until it is, the service has
   * not caught up. Tried again when the store or the consumer is away meanwhile.
   */
  private void rewindToStore(LogProjection projection) {
    LOGGER.warnf(
        "The store fell behind the log and is told it again: applied=%s", progress.positions());
    rewindPending = true;
    projection.reset();
    progress.reset();
    progress.partitions().forEach(this::loadPosition);
    rewinding.addAll(progress.partitions());
    rewindPending = false;
    seeker.seek(progress.positions());
  }

  /** Offset of the next record of a partition to apply, its start before any was. */
  public long nextOffset(TopicPartition partition) {
    return progress.positionOrStart(partition);
  }

  /**
   * Whether all that was in the log when reading began, and all that had been applied when the
   * store fell behind, is applied; false before anything is read.
   */
  public boolean caughtUp() {
    return progress.caughtUp();
  }

  /** A record that is to be applied, and what it says. */
  private record DecodedRecord(ConsumerRecord<String, byte[]> record, LogEntry entry) {}
}
