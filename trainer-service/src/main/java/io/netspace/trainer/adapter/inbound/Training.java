package io.netspace.trainer.adapter.inbound;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.trainer.application.TrainCandidate;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One delivered candidate on its way to an outcome, on a thread of its own. */
final class Training implements Runnable {
  private static final Logger LOGGER = Logger.getLogger(Training.class);

  private final TopicPartition partition;
  private final long offset;
  private final CandidateSampled sampled;
  private final int attempt;
  private final TrainCandidate useCase;
  private final String worker;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile AcknowledgeType verdict = AcknowledgeType.RENEW;
  private @Nullable Thread thread;

  Training(
      ConsumerRecord<String, byte[]> record,
      CandidateSampled sampled,
      TrainCandidate useCase,
      String worker) {
    this.partition = new TopicPartition(record.topic(), record.partition());
    this.offset = record.offset();
    this.sampled = sampled;
    this.attempt = record.deliveryCount().orElse((short) 1);
    this.useCase = useCase;
    this.worker = worker;
  }

  /** Whether a record is the one in training, come back after its lock was renewed. */
  boolean isOf(ConsumerRecord<String, byte[]> record) {
    return record.offset() == offset
        && record.partition() == partition.partition()
        && record.topic().equals(partition.topic());
  }

  @Override
  public void run() {
    enter();
    try {
      verdict = outcome();
    } finally {
      leave();
      ended.countDown();
    }
  }

  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /** Waits for the end, for so long at most. */
  boolean endsWithin(Duration time) throws InterruptedException {
    return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What to tell the queue: to renew the lock until the end, then whether the record is done. */
  AcknowledgeType acknowledgement() {
    return hasEnded() ? verdict : AcknowledgeType.RENEW;
  }

  boolean unwanted() {
    return useCase.unwanted(sampled);
  }

  /** Asks the thread to stop; it takes note between two steps. */
  synchronized void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private AcknowledgeType outcome() {
    try {
      useCase.train(sampled, attempt, worker);
      return AcknowledgeType.ACCEPT;
    } catch (InterruptedException e) {
      LOGGER.infof("Candidate handed back: candidateId=%s", sampled.candidate().id());
      return AcknowledgeType.RELEASE;
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOGGER.errorf(
          e, "Training failed: candidateId=%s attempt=%d", sampled.candidate().id(), attempt);
      return AcknowledgeType.RELEASE;
    }
  }

  private synchronized void enter() {
    thread = Thread.currentThread();
  }

  private synchronized void leave() {
    thread = null;
  }
}
