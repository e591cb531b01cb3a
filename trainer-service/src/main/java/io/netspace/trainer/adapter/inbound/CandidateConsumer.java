package io.netspace.trainer.adapter.inbound;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.Topics;
import io.netspace.contracts.wire.LogEntries;
import io.netspace.contracts.wire.PoisonException;
import io.netspace.trainer.application.Backoff;
import io.netspace.trainer.application.Delivery;
import io.netspace.trainer.application.Pulse;
import io.netspace.trainer.application.Recycling;
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
 * thread, and meanwhile keeps its lock. A record is accepted only after the log has its outcome, or
 * has the candidate at the end of the queue again; a failed training releases it. While a training
 * goes on, nothing else is taken from the queue.
 */
final class CandidateConsumer implements Runnable {
  private static final Logger LOGGER = Logger.getLogger(CandidateConsumer.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration STOP_GRACE = Duration.ofSeconds(3);
  private static final Duration PUT_BACK = Duration.ofSeconds(2);
  private static final Duration COMMIT = Duration.ofSeconds(2);
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final Duration REOPEN = Duration.ofSeconds(5);

  private final Supplier<ShareConsumer<String, byte[]>> queues;
  private final TrainCandidate useCase;
  private final HandBacks handBacks;
  private final DeadLetters deadLetters;
  private final QueueMeters meters;
  private final Recycling recycling;
  private final String worker;
  private final LogEntries entries = new LogEntries();
  private final Pulse pulse = new Pulse();
  private final Backoff failures;
  private final Backoff tooLarge;
  private final ExecutorService thread;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile boolean polling;
  private volatile @Nullable Training current;

  /**
   * @param pause after a failed training, which doubles with every further one; a candidate that is
   *     too large gives a pause too
   */
  CandidateConsumer(
      Supplier<ShareConsumer<String, byte[]>> queues,
      TrainCandidate useCase,
      HandBacks handBacks,
      DeadLetters deadLetters,
      QueueMeters meters,
      Recycling recycling,
      Duration pause,
      String worker) {
    this.queues = queues;
    this.useCase = useCase;
    this.handBacks = handBacks;
    this.deadLetters = deadLetters;
    this.meters = meters;
    this.recycling = recycling;
    this.worker = worker;
    this.failures = new Backoff(pause, pause.multipliedBy(60));
    this.tooLarge = new Backoff(pause, pause.multipliedBy(15));
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name(worker + "-training").factory());
  }

  /** Whether it has joined the queue, waiting for candidates or training one. */
  boolean isPolling() {
    return polling;
  }

  boolean isBusy() {
    Training training = current;
    return training != null && !training.hasEnded();
  }

  /** Signs of life of its trainings. */
  Pulse pulse() {
    return pulse;
  }

  /** Whether it takes no further candidate. */
  private boolean isLeaving() {
    return isStopping() || recycling.isDue();
  }

  /** Asks it to hand its candidate back and return from {@link #run}, within seconds. */
  void stop() {
    stopping.countDown();
  }

  @Override
  public void run() {
    try {
      while (!isLeaving()) {
        serve();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      thread.shutdownNow();
    }
  }

  /** Serves the queue until it leaves or the queue fails; a failed queue is opened anew. */
  private void serve() throws InterruptedException {
    try (Closing queue = new Closing(queues.get())) {
      queue.consumer().subscribe(Set.of(Topics.CANDIDATES.topicName()));
      while (!isLeaving()) {
        poll(queue.consumer());
      }
    } catch (RuntimeException e) {
      LOGGER.errorf(e, "Queue failed and is opened anew: worker=%s", worker);
      awaitCurrent();
      pause(REOPEN);
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
    try {
      Carried carried = Carried.by(record);
      Training training = start(record, carried);
      if (keepsLockOf(queue, record, training)) {
        conclude(queue, record, carried, training);
      }
    } catch (PoisonException e) {
      LOGGER.warnf("Poison rejected: key=%s reason=%s", record.key(), e.getMessage());
      deadLetters.bury(record, String.valueOf(e.getMessage()));
      acknowledge(queue, record, AcknowledgeType.REJECT);
    }
  }

  private Training start(ConsumerRecord<String, byte[]> record, Carried carried) {
    Delivery delivery =
        new Delivery(decode(record), carried.attempt(record), carried.handBacks(), worker);
    Training training = new Training(delivery, useCase, pulse);
    current = training;
    thread.execute(training);
    return training;
  }

  /**
   * Renews the lock every third of its time. Returns when the training has ended or the worker is
   * to stop; whether the record's lock is still held.
   */
  private boolean keepsLockOf(
      ShareConsumer<String, byte[]> queue, ConsumerRecord<String, byte[]> record, Training training)
      throws InterruptedException {
    RecordLock lock = new RecordLock(queue, record);
    RecordLock.State state = RecordLock.State.HELD;
    while (state == RecordLock.State.HELD && goesOn(training, lock.third())) {
      state = lock.renew();
    }
    switch (state) {
      case HELD -> {}
      case REFUSED -> {
        LOGGER.warnf("Lock lost, training stopped: %s", training);
        meters.lockLost();
        training.interrupt();
        awaitCurrent();
      }
      case UNKNOWN -> {
        LOGGER.warnf("Queue out of reach, training goes on without a lock: %s", training);
        awaitCurrent();
      }
    }
    return state == RecordLock.State.HELD;
  }

  /** Waits for so long; whether the training goes on after that, and the worker too. */
  private boolean goesOn(Training training, Duration time) throws InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    while (!training.endsWithin(TICK)) {
      if (isStopping()) {
        training.interrupt();
        training.endsWithin(STOP_GRACE);
        return false;
      }
      if (training.unwanted()) {
        training.interrupt();
      }
      if (System.nanoTime() >= until) {
        return true;
      }
    }
    return false;
  }

  /** Waits for a training whose lock is gone: nothing else is taken meanwhile. */
  private void awaitCurrent() throws InterruptedException {
    Training training = current;
    while (training != null && goesOn(training, POLL)) {
      LOGGER.debugf("Waiting for a training without a lock: %s", training);
    }
  }

  private void conclude(
      ShareConsumer<String, byte[]> queue,
      ConsumerRecord<String, byte[]> record,
      Carried carried,
      Training training)
      throws InterruptedException {
    switch (training.end()) {
      case SETTLED -> {
        acknowledge(queue, record, AcknowledgeType.ACCEPT);
        failures.reset();
        tooLarge.reset();
        recycling.settled();
      }
      case FAILED -> {
        acknowledge(queue, record, AcknowledgeType.RELEASE);
        meters.failed();
        pause(failures.next());
      }
      case TOO_LARGE -> {
        LOGGER.infof("Candidate too large for this worker, handed back: %s", training);
        handBack(queue, record, carried.handedBack(record).tooLarge());
        meters.handedBackForSize();
        pause(tooLarge.next());
      }
      case NOT_YET -> {
        LOGGER.infof("Candidate handed back: %s", training);
        handBack(queue, record, carried.handedBack(record));
        meters.handedBackOnStop();
      }
    }
  }

  /** Every delivery of a record counts, so the candidate gets a new one. */
  private void handBack(
      ShareConsumer<String, byte[]> queue, ConsumerRecord<String, byte[]> record, Carried carried)
      throws InterruptedException {
    boolean kept = handBacks.putBack(record, carried, PUT_BACK);
    acknowledge(queue, record, kept ? AcknowledgeType.ACCEPT : AcknowledgeType.RELEASE);
  }

  private static void acknowledge(
      ShareConsumer<String, byte[]> queue,
      ConsumerRecord<String, byte[]> record,
      AcknowledgeType type) {
    queue.acknowledge(record, type);
    queue
        .commitSync(COMMIT)
        .forEach(
            (partition, failure) ->
                failure.ifPresent(
                    e -> LOGGER.warnf(e, "Acknowledgement lost: partition=%s", partition)));
  }

  private CandidateSampled decode(ConsumerRecord<String, byte[]> record) {
    if (entries.of(record).event() instanceof CandidateSampled sampled) {
      return sampled;
    }
    throw new PoisonException("event is not a CandidateSampled.");
  }

  private void pause(Duration time) throws InterruptedException {
    stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /** A queue that is left in good time, whatever the broker does. */
  private final class Closing implements AutoCloseable {
    private final ShareConsumer<String, byte[]> consumer;

    Closing(ShareConsumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    ShareConsumer<String, byte[]> consumer() {
      return consumer;
    }

    @Override
    public void close() {
      polling = false;
      consumer.close(CLOSE);
    }
  }
}
