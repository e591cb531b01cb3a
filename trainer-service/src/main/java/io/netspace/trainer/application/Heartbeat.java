package io.netspace.trainer.application;

import java.util.concurrent.atomic.AtomicLong;

/** Progress signal of one worker, updated by its training thread at every step. Thread-safe. */
public final class Heartbeat {
  private final AtomicLong beatCount = new AtomicLong();
  private volatile Activity currentActivity = Activity.IDLE;

  /** What the training thread does. */
  public enum Activity {
    /** It waits, for a candidate or until the log has an outcome: no progress is expected. */
    IDLE,
    READING_IMAGES,
    TRAINING
  }

  void begin(Activity begun) {
    currentActivity = begun;
    beat();
  }

  void beat() {
    beatCount.incrementAndGet();
  }

  Activity activity() {
    return currentActivity;
  }

  long count() {
    return beatCount.get();
  }
}
