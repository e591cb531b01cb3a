package io.netspace.trainer.adapter.inbound;

import io.netspace.trainer.application.LeaseState;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * The acquisition lock of a record of the share group. A renewal is committed at once, and the next
 * poll then returns the same record and fetches nothing. After a failed renewal that does not hold:
 * a poll would take another record.
 */
final class RecordLock {
  private static final Duration DEFAULT_LOCK_TIME = Duration.ofSeconds(15);
  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);

  private final ShareConsumer<String, byte[]> queue;
  private final ConsumerRecord<String, byte[]> record;

  RecordLock(ShareConsumer<String, byte[]> queue, ConsumerRecord<String, byte[]> record) {
    this.queue = queue;
    this.record = record;
  }

  /** A third of the duration of the lock. */
  Duration renewalInterval() {
    return queue
        .acquisitionLockTimeoutMs()
        .map(Duration::ofMillis)
        .orElse(DEFAULT_LOCK_TIME)
        .dividedBy(3);
  }

  /** Waits for the broker's response for another third at most. */
  LeaseState renew() {
    queue.acknowledge(record, AcknowledgeType.RENEW);
    return queue.commitSync(renewalInterval()).values().stream()
        .flatMap(Optional::stream)
        .map(RecordLock::stateAfter)
        .findFirst()
        .orElseGet(this::stateAfterRenewal);
  }

  private static LeaseState stateAfter(KafkaException failure) {
    return failure instanceof RetriableException ? LeaseState.UNKNOWN : LeaseState.LOST;
  }

  private LeaseState stateAfterRenewal() {
    for (ConsumerRecord<String, byte[]> polled : queue.poll(POLL_TIMEOUT)) {
      if (isSameRecord(polled)) {
        return LeaseState.HELD;
      }
      throw new IllegalStateException(
          "The queue gave another record (offset "
              + polled.offset()
              + ") in place of a renewed one.");
    }
    return LeaseState.LOST;
  }

  private boolean isSameRecord(ConsumerRecord<String, byte[]> other) {
    return other.offset() == record.offset()
        && other.partition() == record.partition()
        && other.topic().equals(record.topic());
  }
}
