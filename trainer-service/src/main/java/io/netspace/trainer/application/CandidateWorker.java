package io.netspace.trainer.application;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One worker of the queue: leases a candidate, has it trained on a second thread, and renews the
 * lease meanwhile. A candidate is accepted only after the log has its outcome, or the queue has the
 * candidate again; a failed training releases it. {@link WorkerState} lists all transitions.
 */
public final class CandidateWorker implements Runnable {
  private static final Logger LOGGER = Logger.getLogger(CandidateWorker.class);

  private final CandidateQueue queue;
  private final TrainCandidate useCase;
  private final WorkerListener listener;
  private final RecyclePolicy recycling;
  private final WorkerTiming timing;
  private final String name;
  private final Heartbeat workerHeartbeat = new Heartbeat();
  private final Backoff failureBackoff;
  private final Backoff sizeBackoff;
  private final ExecutorService trainingThread;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile WorkerState currentState = WorkerState.DISCONNECTED;
  private volatile @Nullable TrainingTask current;

  /**
   * @param firstPause after a failed training, which doubles with each further one; a candidate
   *     that is too large causes a pause too
   * @param name of the worker, for outcomes and logs
   */
  public CandidateWorker(
      CandidateQueue queue,
      TrainCandidate useCase,
      WorkerListener listener,
      RecyclePolicy recycling,
      Duration firstPause,
      String name) {
    this(queue, useCase, listener, recycling, firstPause, WorkerTiming.DEFAULT, name);
  }

  CandidateWorker(
      CandidateQueue queue,
      TrainCandidate useCase,
      WorkerListener listener,
      RecyclePolicy recycling,
      Duration firstPause,
      WorkerTiming timing,
      String name) {
    this.queue = queue;
    this.useCase = useCase;
    this.listener = listener;
    this.recycling = recycling;
    this.timing = timing;
    this.name = name;
    this.failureBackoff = new Backoff(firstPause, firstPause.multipliedBy(60));
    this.sizeBackoff = new Backoff(firstPause, firstPause.multipliedBy(15));
    this.trainingThread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name(name + "-training").factory());
  }

  WorkerState state() {
    return currentState;
  }

  /** Whether it has joined the queue, waiting for candidates or training one. */
  public boolean isPolling() {
    return switch (currentState) {
      case POLLING, TRAINING, TRAINING_WITHOUT_LEASE -> true;
      case DISCONNECTED, STOPPED -> false;
    };
  }

  /** Whether a training runs. */
  public boolean isBusy() {
    TrainingTask training = current;
    return training != null && !training.hasEnded();
  }

  /** Heartbeats of its trainings. */
  public Heartbeat heartbeat() {
    return workerHeartbeat;
  }

  /** Makes it requeue its candidate and return from {@link #run}, within seconds. */
  public void stop() {
    stopping.countDown();
  }

  @Override
  public void run() {
    try {
      while (!isDraining()) {
        serveUntilFailure();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      currentState = WorkerState.STOPPED;
      trainingThread.shutdownNow();
    }
  }

  /** Serves the queue until the worker leaves or the queue fails. */
  private void serveUntilFailure() throws InterruptedException {
    try (CandidateQueue.Connection connection = queue.open()) {
      serve(connection);
    } catch (RuntimeException e) {
      LOGGER.errorf(e, "Queue failed and is opened anew: worker=%s", name);
      awaitCurrentTraining();
      pause(timing.reopen());
    }
  }

  private void serve(CandidateQueue.Connection connection) throws InterruptedException {
    try {
      while (!isDraining()) {
        Optional<Lease> lease = connection.poll(timing.poll());
        currentState = WorkerState.POLLING;
        if (lease.isPresent()) {
          train(lease.get());
        }
      }
    } finally {
      currentState = WorkerState.DISCONNECTED;
    }
  }

  private void train(Lease lease) throws InterruptedException {
    TrainingTask training = start(lease);
    switch (renewUntilEnd(lease, training)) {
      case HELD -> finish(lease, training);
      case LOST -> {
        LOGGER.warnf("Lock lost, training stopped: %s", training);
        listener.leaseLost();
        training.interrupt();
        awaitWithoutLease();
      }
      case UNKNOWN -> {
        LOGGER.warnf("Queue out of reach, training goes on without a lock: %s", training);
        awaitWithoutLease();
      }
    }
    currentState = WorkerState.POLLING;
  }

  private TrainingTask start(Lease lease) {
    RequeueCounts counts = lease.counts();
    Delivery delivery =
        new Delivery(
            lease.sampled(), counts.attempt(lease.deliveryCount()), counts.sizeRequeues(), name);
    TrainingTask training = new TrainingTask(delivery, useCase, workerHeartbeat);
    current = training;
    currentState = WorkerState.TRAINING;
    trainingThread.execute(training);
    return training;
  }

  /** Returns when the training has ended, the worker is to stop, or the lease is not held. */
  private LeaseState renewUntilEnd(Lease lease, TrainingTask training) throws InterruptedException {
    LeaseState state = LeaseState.HELD;
    while (state == LeaseState.HELD && isStillTraining(training, lease.renewalInterval())) {
      state = lease.renew();
    }
    return state;
  }

  /** Waits for this time at most; returns whether training and worker continue after it. */
  private boolean isStillTraining(TrainingTask training, Duration time)
      throws InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    while (!training.awaitEnd(timing.check())) {
      if (isStopping()) {
        training.interrupt();
        training.awaitEnd(timing.stopGrace());
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

  private void awaitWithoutLease() throws InterruptedException {
    currentState = WorkerState.TRAINING_WITHOUT_LEASE;
    awaitCurrentTraining();
  }

  private void awaitCurrentTraining() throws InterruptedException {
    TrainingTask training = current;
    while (training != null && isStillTraining(training, timing.poll())) {
      LOGGER.debugf("Waiting for a training without a lock: %s", training);
    }
  }

  private void finish(Lease lease, TrainingTask training) throws InterruptedException {
    RequeueCounts counts = lease.counts().requeued(lease.deliveryCount());
    switch (training.status()) {
      case PUBLISHED -> {
        lease.accept();
        failureBackoff.reset();
        sizeBackoff.reset();
        recycling.countOutcome();
      }
      case FAILED -> {
        lease.release();
        listener.trainingFailed();
        pause(failureBackoff.nextDelay());
      }
      case TOO_LARGE -> {
        LOGGER.infof("Candidate too large for this worker, handed back: %s", training);
        requeue(lease, counts.requeuedForSize());
        listener.requeuedForSize();
        pause(sizeBackoff.nextDelay());
      }
      case UNFINISHED -> {
        LOGGER.infof("Candidate handed back: %s", training);
        requeue(lease, counts);
        listener.requeuedOnStop();
      }
    }
  }

  /** Every delivery of a record counts, so the candidate gets a new record. */
  private void requeue(Lease lease, RequeueCounts counts) throws InterruptedException {
    if (lease.requeue(counts, timing.requeue())) {
      lease.accept();
    } else {
      lease.release();
    }
  }

  private void pause(Duration time) throws InterruptedException {
    stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether it takes no further candidate. */
  private boolean isDraining() {
    return isStopping() || recycling.isDue();
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }
}
