package io.netspace.trainer.adapter.inbound;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * The lock that the share group gave with a record. A renewal is committed at once, and the next
 * poll then hands the same record back and fetches nothing. After a renewal that failed that is not
 * so: a poll would take another record.
 */
final class RecordLock {
  private static final Duration DEFAULT_LOCK_TIME = Duration.ofSeconds(15);
  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);

  private final ShareConsumer<String, byte[]> queue;
  private final ConsumerRecord<String, byte[]> record;

  /** What is known of a lock. */
  enum State {
    HELD,
    /** The broker says that it is not ours; another worker may have the record. */
    LOST,
    /**
     * The broker was away and has forgotten the lock, or will: nobody took the record from us, but
     * it will be delivered again.
     */
    UNKNOWN
  }

  RecordLock(ShareConsumer<String, byte[]> queue, ConsumerRecord<String, byte[]> record) {
    this.queue = queue;
    this.record = record;
  }

  /** A third of the time that the lock is given for. */
  Duration renewalInterval() {
    return queue
        .acquisitionLockTimeoutMs()
        .map(Duration::ofMillis)
        .orElse(DEFAULT_LOCK_TIME)
        .dividedBy(3);
  }

  /** Waits for the broker for another third at most. */
  State renew() {
    queue.acknowledge(record, AcknowledgeType.RENEW);
    return queue.commitSync(renewalInterval()).values().stream()
        .flatMap(Optional::stream)
        .map(RecordLock::stateAfter)
        .findFirst()
        .orElseGet(this::stateAfterRenewal);
  }

  private static State stateAfter(KafkaException failure) {
    return failure instanceof RetriableException ? State.UNKNOWN : State.LOST;
  }

  private State stateAfterRenewal() {
    for (ConsumerRecord<String, byte[]> again : queue.poll(POLL_TIMEOUT)) {
      if (isSameRecord(again)) {
        return State.HELD;
      }
      throw new IllegalStateException(
          "The queue gave another record (offset "
              + again.offset()
              + ") in place of a renewed one.");
    }
    return State.LOST;
  }

  private boolean isSameRecord(ConsumerRecord<String, byte[]> other) {
    return other.offset() == record.offset()
        && other.partition() == record.partition()
        && other.topic().equals(record.topic());
  }
}
