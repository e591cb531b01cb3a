package io.netspace.trainer.application;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The training of one delivered candidate, on a separate thread. */
final class TrainingTask implements Runnable {
  private static final Logger LOGGER = Logger.getLogger(TrainingTask.class);

  private final Delivery delivery;
  private final TrainCandidate useCase;
  private final Heartbeat heartbeat;
  private final CountDownLatch endLatch = new CountDownLatch(1);
  private volatile Status currentStatus = Status.UNFINISHED;
  private @Nullable Thread thread;
  private boolean interrupted;

  /** Result of the task so far. */
  enum Status {
    /** It runs, or was interrupted without an outcome. */
    UNFINISHED,
    /** The log has the outcome. */
    PUBLISHED,
    TOO_LARGE,
    FAILED
  }

  TrainingTask(Delivery delivery, TrainCandidate useCase, Heartbeat heartbeat) {
    this.delivery = delivery;
    this.useCase = useCase;
    this.heartbeat = heartbeat;
  }

  @Override
  public void run() {
    bindThread();
    try {
      currentStatus = train();
    } finally {
      unbindThread();
      endLatch.countDown();
    }
  }

  boolean hasEnded() {
    return endLatch.getCount() == 0;
  }

  /** Waits for the end for this time at most; returns whether the task has ended. */
  boolean awaitEnd(Duration time) throws InterruptedException {
    return endLatch.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  Status status() {
    return currentStatus;
  }

  boolean isClosed() {
    return useCase.isClosed(delivery.sampled());
  }

  /** Interrupts the training, which stops between two steps. */
  synchronized void interrupt() {
    interrupted = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private Status train() {
    try {
      return switch (useCase.train(delivery, heartbeat)) {
        case PUBLISHED -> Status.PUBLISHED;
        case TOO_LARGE -> Status.TOO_LARGE;
      };
    } catch (InterruptedException e) {
      LOGGER.debugf("Training interrupted: %s", this);
      return Status.UNFINISHED;
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOGGER.errorf(e, "Training failed: %s", this);
      return Status.FAILED;
    }
  }

  private synchronized void bindThread() {
    thread = Thread.currentThread();
    if (interrupted) {
      thread.interrupt();
    }
  }

  /** Clears the interrupt, which was meant for this task and not for the next one on the thread. */
  private synchronized void unbindThread() {
    thread = null;
    var _ = Thread.interrupted();
  }

  @Override
  public String toString() {
    return "candidateId=" + delivery.sampled().candidate().id() + " attempt=" + delivery.attempt();
  }
}
