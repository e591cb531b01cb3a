package io.netspace.trainer.application;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One delivered candidate on its way to an outcome, on a thread of its own. */
final class TrainingTask implements Runnable {
  private static final Logger LOGGER = Logger.getLogger(TrainingTask.class);

  private final Delivery delivery;
  private final TrainCandidate useCase;
  private final Heartbeat pulse;
  private final CountDownLatch endLatch = new CountDownLatch(1);
  private volatile Status currentStatus = Status.UNFINISHED;
  private @Nullable Thread thread;
  private boolean interrupted;

  /** How far it is. */
  enum Status {
    /** It goes on, or was interrupted and leaves no outcome. */
    UNFINISHED,
    /** The log has the outcome. */
    PUBLISHED,
    TOO_LARGE,
    FAILED
  }

  TrainingTask(Delivery delivery, TrainCandidate useCase, Heartbeat pulse) {
    this.delivery = delivery;
    this.useCase = useCase;
    this.pulse = pulse;
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

  /** Waits for the end, for so long at most. */
  boolean awaitEnd(Duration time) throws InterruptedException {
    return endLatch.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  Status status() {
    return currentStatus;
  }

  boolean isClosed() {
    return useCase.isClosed(delivery.sampled());
  }

  /** Asks the thread to stop; it takes note between two steps. */
  synchronized void interrupt() {
    interrupted = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private Status train() {
    try {
      return switch (useCase.train(delivery, pulse)) {
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

  /** What was interrupted is this training, not the next on the same thread. */
  private synchronized void unbindThread() {
    thread = null;
    var _ = Thread.interrupted();
  }

  @Override
  public String toString() {
    return "candidateId=" + delivery.sampled().candidate().id() + " attempt=" + delivery.attempt();
  }
}
