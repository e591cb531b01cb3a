package io.netspace.trainer.adapter.inbound;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.Topics;
import io.netspace.contracts.wire.EventCodec;
import io.netspace.contracts.wire.PoisonException;
import io.netspace.trainer.application.TrainCandidate;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One worker of the queue: takes a candidate from the share group, has it trained on a second
 * thread, and meanwhile renews the record's lock. Every poll that follows a renewal hands the same
 * record back; it is known by its place in the log and not started twice. A record is accepted only
 * after its outcome is in the log; one that is not done is released, and another trainer gets it.
 */
final class CandidateConsumer implements Runnable {
  private static final Logger LOGGER = Logger.getLogger(CandidateConsumer.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration STOP_GRACE = Duration.ofSeconds(3);
  private static final Duration COMMIT = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final Duration REOPEN = Duration.ofSeconds(5);
  private static final Duration SHORTEST_LOCK = Duration.ofSeconds(15);

  private final Supplier<ShareConsumer<String, byte[]>> queues;
  private final TrainCandidate useCase;
  private final DeadLetters deadLetters;
  private final String worker;
  private final EventCodec codec = new EventCodec();
  private final ExecutorService thread;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile boolean polling;
  private volatile @Nullable Training current;

  CandidateConsumer(
      Supplier<ShareConsumer<String, byte[]>> queues,
      TrainCandidate useCase,
      DeadLetters deadLetters,
      String worker) {
    this.queues = queues;
    this.useCase = useCase;
    this.deadLetters = deadLetters;
    this.worker = worker;
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name(worker + "-training").factory());
  }

  /** Whether it is connected to the queue, ready for candidates or training one. */
  boolean isPolling() {
    return polling;
  }

  boolean isBusy() {
    Training training = current;
    return training != null && !training.hasEnded();
  }

  /** Asks it to hand its candidate back and return from {@link #run}, within seconds. */
  void stop() {
    stopping.countDown();
  }

  @Override
  public void run() {
    try {
      while (!isStopping()) {
        serveOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      thread.shutdownNow();
    }
  }

  /** Serves the queue until it is stopped or the queue fails; a failed queue is opened anew. */
  private void serveOnce() throws InterruptedException {
    ShareConsumer<String, byte[]> queue = queues.get();
    try {
      queue.subscribe(Set.of(Topics.CANDIDATES.topicName()));
      while (!isStopping()) {
        poll(queue);
      }
    } catch (RuntimeException e) {
      LOGGER.errorf(e, "Queue failed and is opened anew: worker=%s", worker);
      polling = false;
      stopping.await(REOPEN.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      polling = false;
      queue.close(CLOSE);
    }
  }

  private void poll(ShareConsumer<String, byte[]> queue) throws InterruptedException {
    ConsumerRecords<String, byte[]> records = queue.poll(POLL);
    polling = true;
    for (ConsumerRecord<String, byte[]> record : records) {
      attend(queue, record);
    }
  }

  private void attend(ShareConsumer<String, byte[]> queue, ConsumerRecord<String, byte[]> record)
      throws InterruptedException {
    if (isBusy() && !isCurrent(record)) {
      queue.acknowledge(record, AcknowledgeType.RELEASE);
      return;
    }
    try {
      Training training = trainingOf(record);
      watch(training, lockOf(queue).dividedBy(3));
      acknowledge(queue, record, verdict(training));
    } catch (PoisonException e) {
      LOGGER.warnf("Poison rejected: key=%s reason=%s", record.key(), e.getMessage());
      deadLetters.bury(record, String.valueOf(e.getMessage()));
      acknowledge(queue, record, AcknowledgeType.REJECT);
    }
  }

  private Training trainingOf(ConsumerRecord<String, byte[]> record) {
    Training training = current;
    if (training != null && training.isOf(record)) {
      return training;
    }
    Training started = new Training(record, decode(record), useCase, worker);
    current = started;
    thread.execute(started);
    return started;
  }

  private boolean isCurrent(ConsumerRecord<String, byte[]> record) {
    Training training = current;
    return training != null && training.isOf(record);
  }

  /** Returns when the training has ended, or its lock is to be renewed, or the worker to stop. */
  private void watch(Training training, Duration time) throws InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < until && !training.endsWithin(TICK)) {
      if (isStopping()) {
        training.interrupt();
        training.endsWithin(STOP_GRACE);
        return;
      }
      if (training.unwanted()) {
        training.interrupt();
      }
    }
  }

  /**
   * Acknowledges and waits for the broker, also for a renewal: a poll that still has to send it
   * would fetch and lock the next candidate as well, for as long as this one trains.
   */
  private void acknowledge(
      ShareConsumer<String, byte[]> queue,
      ConsumerRecord<String, byte[]> record,
      AcknowledgeType type) {
    queue.acknowledge(record, type);
    if (type != AcknowledgeType.RENEW) {
      current = null;
    }
    queue
        .commitSync(COMMIT)
        .forEach(
            (partition, failure) ->
                failure.ifPresent(
                    e -> LOGGER.warnf(e, "Acknowledgement lost: partition=%s", partition)));
  }

  /** What to tell the queue of a training: on a stop, one that has not ended is handed back. */
  private AcknowledgeType verdict(Training training) {
    AcknowledgeType type = training.acknowledgement();
    return type == AcknowledgeType.RENEW && isStopping() ? AcknowledgeType.RELEASE : type;
  }

  private CandidateSampled decode(ConsumerRecord<String, byte[]> record) {
    if (codec.decode(record) instanceof CandidateSampled sampled) {
      return sampled;
    }
    throw new PoisonException("event is not a CandidateSampled.");
  }

  private static Duration lockOf(ShareConsumer<String, byte[]> queue) {
    return queue.acquisitionLockTimeoutMs().map(Duration::ofMillis).orElse(SHORTEST_LOCK);
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }
}
