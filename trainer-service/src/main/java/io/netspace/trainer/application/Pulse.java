package io.netspace.trainer.application;

import java.util.concurrent.atomic.AtomicLong;

/** Signs of life of one worker's training, given by the thread that trains. Thread-safe. */
public final class Pulse {
  private final AtomicLong beats = new AtomicLong();
  private volatile Work work = Work.NONE;

  /** What the thread is at. */
  public enum Work {
    /** Nothing that could hang: it waits for a candidate, or for the log to take an outcome. */
    NONE,
    READING_IMAGES,
    TRAINING
  }

  void begin(Work begun) {
    work = begun;
    beat();
  }

  void beat() {
    beats.incrementAndGet();
  }

  Work work() {
    return work;
  }

  long beats() {
    return beats.get();
  }
}
