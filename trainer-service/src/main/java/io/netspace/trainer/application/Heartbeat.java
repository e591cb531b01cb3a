package io.netspace.trainer.application;

import java.util.concurrent.atomic.AtomicLong;

/** Signs of life of one worker's training, given by the thread that trains. Thread-safe. */
public final class Heartbeat {
  private final AtomicLong beatCount = new AtomicLong();
  private volatile Activity currentActivity = Activity.IDLE;

  /** What the thread is at. */
  public enum Activity {
    /** Nothing that could hang: it waits for a candidate, or for the log to take an outcome. */
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
