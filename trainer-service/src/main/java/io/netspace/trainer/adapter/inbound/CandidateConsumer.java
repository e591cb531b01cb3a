package io.netspace.trainer.adapter.inbound;

import io.netspace.messaging.codec.LogEntryDecoder;
import io.netspace.messaging.codec.PoisonRecordException;
import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.Topic;
import io.netspace.trainer.application.Backoff;
import io.netspace.trainer.application.Delivery;
import io.netspace.trainer.application.Heartbeat;
import io.netspace.trainer.application.RecyclePolicy;
import io.netspace.trainer.application.TrainCandidate;
import io.netspace.trainer.application.TrainingTask;
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
  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(200);
  private static final Duration STOP_GRACE_PERIOD = Duration.ofSeconds(3);
  private static final Duration REQUEUE_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration REOPEN_DELAY = Duration.ofSeconds(5);

  private final Supplier<ShareConsumer<String, byte[]>> queues;
  private final TrainCandidate useCase;
  private final RequeuePublisher requeuePublisher;
  private final DeadLetterPublisher deadLetters;
  private final QueueMeters meters;
  private final RecyclePolicy recycling;
  private final String worker;
  private final LogEntryDecoder entries = new LogEntryDecoder();
  private final Heartbeat workerHeartbeat = new Heartbeat();
  private final Backoff failureBackoff;
  private final Backoff sizeBackoff;
  private final ExecutorService trainingThread;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile boolean polling;
  private volatile @Nullable TrainingTask current;

  /**
   * @param pause after a failed training, which doubles with every further one; a candidate that is
   *     too large gives a pause too
   */
  CandidateConsumer(
      Supplier<ShareConsumer<String, byte[]>> queues,
      TrainCandidate useCase,
      RequeuePublisher handBacks,
      DeadLetterPublisher deadLetters,
      QueueMeters meters,
      RecyclePolicy recycling,
      Duration pause,
      String worker) {
    this.queues = queues;
    this.useCase = useCase;
    this.requeuePublisher = handBacks;
    this.deadLetters = deadLetters;
    this.meters = meters;
    this.recycling = recycling;
    this.worker = worker;
    this.failureBackoff = new Backoff(pause, pause.multipliedBy(60));
    this.sizeBackoff = new Backoff(pause, pause.multipliedBy(15));
    this.trainingThread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name(worker + "-training").factory());
  }

  /** Whether it has joined the queue, waiting for candidates or training one. */
  boolean isPolling() {
    return polling;
  }

  boolean isBusy() {
    TrainingTask training = current;
    return training != null && !training.hasEnded();
  }

  /** Signs of life of its trainings. */
  Heartbeat heartbeat() {
    return workerHeartbeat;
  }

  /** Whether it takes no further candidate. */
  private boolean isDraining() {
    return isStopping() || recycling.isDue();
  }

  /** Asks it to hand its candidate back and return from {@link #run}, within seconds. */
  void stop() {
    stopping.countDown();
  }

  @Override
  public void run() {
    try {
      while (!isDraining()) {
        consumeUntilFailure();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      trainingThread.shutdownNow();
    }
  }

  /** Serves the queue until it leaves or the queue fails; a failed queue is opened anew. */
  private void consumeUntilFailure() throws InterruptedException {
    try (QueueConnection queue = new QueueConnection(queues.get())) {
      queue.consumer().subscribe(Set.of(Topic.CANDIDATES.topicName()));
      while (!isDraining()) {
        poll(queue.consumer());
      }
    } catch (RuntimeException e) {
      LOGGER.errorf(e, "Queue failed and is opened anew: worker=%s", worker);
      awaitCurrentTraining();
      pause(REOPEN_DELAY);
    }
  }

  private void poll(ShareConsumer<String, byte[]> queue) throws InterruptedException {
    ConsumerRecords<String, byte[]> records = queue.poll(POLL_TIMEOUT);
    polling = true;
    for (ConsumerRecord<String, byte[]> record : records) {
      process(queue, record);
    }
  }

  private void process(ShareConsumer<String, byte[]> queue, ConsumerRecord<String, byte[]> record)
      throws InterruptedException {
    try {
      RequeueCounts carried = RequeueCounts.of(record);
      TrainingTask training = start(record, carried);
      if (holdLockWhileTraining(queue, record, training)) {
        acknowledgeResult(queue, record, carried, training);
      }
    } catch (PoisonRecordException e) {
      LOGGER.warnf("Poison rejected: key=%s reason=%s", record.key(), e.getMessage());
      deadLetters.publish(record, String.valueOf(e.getMessage()));
      acknowledge(queue, record, AcknowledgeType.REJECT);
    }
  }

  private TrainingTask start(ConsumerRecord<String, byte[]> record, RequeueCounts carried) {
    Delivery delivery =
        new Delivery(decode(record), carried.attempt(record), carried.sizeRequeues(), worker);
    TrainingTask training = new TrainingTask(delivery, useCase, workerHeartbeat);
    current = training;
    trainingThread.execute(training);
    return training;
  }

  /**
   * Renews the lock every third of its time. Returns when the training has ended or the worker is
   * to stop; whether the record's lock is still held.
   */
  private boolean holdLockWhileTraining(
      ShareConsumer<String, byte[]> queue,
      ConsumerRecord<String, byte[]> record,
      TrainingTask training)
      throws InterruptedException {
    RecordLock lock = new RecordLock(queue, record);
    RecordLock.State state = RecordLock.State.HELD;
    while (state == RecordLock.State.HELD && isStillTraining(training, lock.renewalInterval())) {
      state = lock.renew();
    }
    switch (state) {
      case HELD -> {}
      case LOST -> {
        LOGGER.warnf("Lock lost, training stopped: %s", training);
        meters.lockLost();
        training.interrupt();
        awaitCurrentTraining();
      }
      case UNKNOWN -> {
        LOGGER.warnf("Queue out of reach, training goes on without a lock: %s", training);
        awaitCurrentTraining();
      }
    }
    return state == RecordLock.State.HELD;
  }

  /** Waits for so long; whether the training goes on after that, and the worker too. */
  private boolean isStillTraining(TrainingTask training, Duration time)
      throws InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    while (!training.awaitEnd(CHECK_INTERVAL)) {
      if (isStopping()) {
        training.interrupt();
        training.awaitEnd(STOP_GRACE_PERIOD);
        return false;
      }
      if (training.isClosed()) {
        training.interrupt();
      }
      if (System.nanoTime() >= until) {
        return true;
      }
    }
    return false;
  }

  /** Waits for a training whose lock is gone: nothing else is taken meanwhile. */
  private void awaitCurrentTraining() throws InterruptedException {
    TrainingTask training = current;
    while (training != null && isStillTraining(training, POLL_TIMEOUT)) {
      LOGGER.debugf("Waiting for a training without a lock: %s", training);
    }
  }

  private void acknowledgeResult(
      ShareConsumer<String, byte[]> queue,
      ConsumerRecord<String, byte[]> record,
      RequeueCounts carried,
      TrainingTask training)
      throws InterruptedException {
    switch (training.status()) {
      case PUBLISHED -> {
        acknowledge(queue, record, AcknowledgeType.ACCEPT);
        failureBackoff.reset();
        sizeBackoff.reset();
        recycling.countOutcome();
      }
      case FAILED -> {
        acknowledge(queue, record, AcknowledgeType.RELEASE);
        meters.failed();
        pause(failureBackoff.nextDelay());
      }
      case TOO_LARGE -> {
        LOGGER.infof("Candidate too large for this worker, handed back: %s", training);
        requeue(queue, record, carried.requeued(record).requeuedForSize());
        meters.requeuedForSize();
        pause(sizeBackoff.nextDelay());
      }
      case UNFINISHED -> {
        LOGGER.infof("Candidate handed back: %s", training);
        requeue(queue, record, carried.requeued(record));
        meters.requeuedOnStop();
      }
    }
  }

  /** Every delivery of a record counts, so the candidate gets a new one. */
  private void requeue(
      ShareConsumer<String, byte[]> queue,
      ConsumerRecord<String, byte[]> record,
      RequeueCounts carried)
      throws InterruptedException {
    boolean kept = requeuePublisher.requeue(record, carried, REQUEUE_TIMEOUT);
    acknowledge(queue, record, kept ? AcknowledgeType.ACCEPT : AcknowledgeType.RELEASE);
  }

  private static void acknowledge(
      ShareConsumer<String, byte[]> queue,
      ConsumerRecord<String, byte[]> record,
      AcknowledgeType type) {
    queue.acknowledge(record, type);
    queue
        .commitSync(COMMIT_TIMEOUT)
        .forEach(
            (partition, failure) ->
                failure.ifPresent(
                    e -> LOGGER.warnf(e, "Acknowledgement lost: partition=%s", partition)));
  }

  private CandidateSampled decode(ConsumerRecord<String, byte[]> record) {
    if (entries.decode(record).event() instanceof CandidateSampled sampled) {
      return sampled;
    }
    throw new PoisonRecordException("event is not a CandidateSampled.");
  }

  private void pause(Duration time) throws InterruptedException {
    stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /** A queue that is left in good time, whatever the broker does. */
  private final class QueueConnection implements AutoCloseable {
    private final ShareConsumer<String, byte[]> consumer;

    QueueConnection(ShareConsumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    ShareConsumer<String, byte[]> consumer() {
      return consumer;
    }

    @Override
    public void close() {
      polling = false;
      consumer.close(CLOSE_TIMEOUT);
    }
  }
}
