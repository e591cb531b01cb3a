package io.netspace.trainer.adapter.inbound;

import io.netspace.trainer.application.Delivery;
import io.netspace.trainer.application.Pulse;
import io.netspace.trainer.application.TrainCandidate;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One delivered candidate on its way to an outcome, on a thread of its own. */
final class Training implements Runnable {
  private static final Logger LOGGER = Logger.getLogger(Training.class);

  private final Delivery delivery;
  private final TrainCandidate useCase;
  private final Pulse pulse;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile End end = End.NOT_YET;
  private @Nullable Thread thread;
  private boolean interrupted;

  /** How far it is. */
  enum End {
    /** It goes on, or was interrupted and leaves no outcome. */
    NOT_YET,
    /** The log has the outcome. */
    SETTLED,
    TOO_LARGE,
    FAILED
  }

  Training(Delivery delivery, TrainCandidate useCase, Pulse pulse) {
    this.delivery = delivery;
    this.useCase = useCase;
    this.pulse = pulse;
  }

  @Override
  public void run() {
    enter();
    try {
      end = train();
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

  End end() {
    return end;
  }

  boolean unwanted() {
    return useCase.unwanted(delivery.sampled());
  }

  /** Asks the thread to stop; it takes note between two steps. */
  synchronized void interrupt() {
    interrupted = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private End train() {
    try {
      return switch (useCase.train(delivery, pulse)) {
        case SETTLED -> End.SETTLED;
        case TOO_LARGE -> End.TOO_LARGE;
      };
    } catch (InterruptedException e) {
      LOGGER.debugf("Training interrupted: %s", this);
      return End.NOT_YET;
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOGGER.errorf(e, "Training failed: %s", this);
      return End.FAILED;
    }
  }

  private synchronized void enter() {
    thread = Thread.currentThread();
    if (interrupted) {
      thread.interrupt();
    }
  }

  /** What was interrupted is this training, not the next on the same thread. */
  private synchronized void leave() {
    thread = null;
    var _ = Thread.interrupted();
  }

  @Override
  public String toString() {
    return "candidateId=" + delivery.sampled().candidate().id() + " attempt=" + delivery.attempt();
  }
}
