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
 * delivers, each partition is applied in its order and without a gap; if the stored position is not
 * the expected one, reading rewinds to it. Poison records are published to the dead-letter topic
 * and skipped.
 *
 * <p>The log's topics have neither transactions nor compaction, so the offsets of a partition have
 * no gaps.
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
      OffsetSeeker seeker) {
    this.progress = progress;
    this.positions = positions;
    this.deadLetters = deadLetters;
    this.seeker = seeker;
  }

  /**
   * Applies a batch, in one call of the projection. When it throws, nothing of the batch counts as
   * applied, and the same batch can be read again.
   */
  public synchronized void read(ConsumerRecords<String, byte[]> batch, LogProjection projection) {
    if (rewindPending) {
      rewindToStore(projection);
    }
    List<DecodedRecord> decoded = new ArrayList<>();
    Map<TopicPartition, Long> nextOffsets = new HashMap<>();
    for (TopicPartition partition : batch.partitions()) {
      for (ConsumerRecord<String, byte[]> record :
          recordsToApply(partition, batch.records(partition))) {
        progress.seen(partition, record.offset());
        decode(record, decoded);
        nextOffsets.put(partition, record.offset() + 1);
      }
    }
    apply(decoded, projection);
    storePositions(nextOffsets, projection);
  }

  /** The records of a partition to apply now, without those that are already applied. */
  private List<ConsumerRecord<String, byte[]>> recordsToApply(
      TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
    long next = progress.position(partition).orElseGet(() -> loadPosition(partition));
    List<ConsumerRecord<String, byte[]>> unapplied =
        records.stream().filter(record -> record.offset() >= next).toList();
    if (unapplied.isEmpty() || unapplied.getFirst().offset() == next) {
      if (!unapplied.isEmpty()) {
        rewinding.remove(partition);
      }
      return unapplied;
    }
    if (rewinding.add(partition)) {
      seeker.seek(Map.of(partition, next));
    }
    return List.of();
  }

  /** Loads the position of a partition from the store. */
  private long loadPosition(TopicPartition partition) {
    OffsetRange range = progress.range(partition);
    long next = positions.nextOrInsert(partition, range.start());
    if (!range.contains(next)) {
      LOGGER.warnf(
          "Stored position belongs to another log and is reset: partition=%s next=%d log=%s",
          partition, next, range);
      positions.set(partition, range.start());
      next = range.start();
    }
    progress.setPosition(partition, next);
    return next;
  }

  private void decode(ConsumerRecord<String, byte[]> record, List<DecodedRecord> decoded) {
    try {
      decoded.add(new DecodedRecord(record, decoder.decode(record)));
    } catch (PoisonRecordException e) {
      deadLetters.publish(record, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Applies the records together; if the projection rejects them, one by one, to find the poison
   * record.
   */
  private void apply(List<DecodedRecord> decoded, LogProjection projection) {
    if (decoded.isEmpty()) {
      return;
    }
    try {
      projection.apply(decoded.stream().map(DecodedRecord::entry).toList());
    } catch (IllegalArgumentException e) {
      decoded.forEach(single -> applyAlone(single, projection));
    }
  }

  private void applyAlone(DecodedRecord decoded, LogProjection projection) {
    try {
      projection.apply(List.of(decoded.entry()));
    } catch (IllegalArgumentException e) {
      deadLetters.publish(decoded.record(), String.valueOf(e.getMessage()));
    }
  }

  private void storePositions(Map<TopicPartition, Long> nextOffsets, LogProjection projection) {
    for (Map.Entry<TopicPartition, Long> to : nextOffsets.entrySet()) {
      long from = progress.positionOrStart(to.getKey());
      if (!positions.compareAndSet(to.getKey(), from, to.getValue())) {
        rewindToStore(projection);
        return;
      }
      progress.setPosition(to.getKey(), to.getValue());
    }
  }

  /**
   * Detects a store that fell behind when no record arrives, and repeats a seek whose records have
   * not arrived. To be called periodically.
   */
  public synchronized void checkStore(LogProjection projection) {
    if (rewindPending || storeIsBehind()) {
      rewindToStore(projection);
    } else if (!rewinding.isEmpty()) {
      Map<TopicPartition, Long> positionsToSeek = new HashMap<>(progress.positions());
      positionsToSeek.keySet().retainAll(rewinding);
      seeker.seek(positionsToSeek);
    }
  }

  private boolean storeIsBehind() {
    return progress.positions().entrySet().stream()
        .anyMatch(applied -> !positions.isAt(applied.getKey(), applied.getValue()));
  }

  /**
   * Rewinds to the stored positions. Records beyond them count as lag again; until they are
   * applied, the service has not caught up. Repeated if the store or the consumer is unavailable
   * meanwhile.
   */
  private void rewindToStore(LogProjection projection) {
    LOGGER.warnf(
        "The store fell behind the log, which is replayed: applied=%s", progress.positions());
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
   * Whether all records are applied that were in the log when reading began, or had been applied
   * when the store fell behind; false before anything is read.
   */
  public boolean caughtUp() {
    return progress.caughtUp();
  }

  /** A record to apply, and its decoded entry. */
  private record DecodedRecord(ConsumerRecord<String, byte[]> record, LogEntry entry) {}
}
