package io.netspace.trainer.application;

import java.time.Duration;

/** Exponential backoff: delays that double with each failure up to a maximum, until a success. */
public final class Backoff {
  private final Duration initialDelay;
  private final Duration maxDelay;
  private Duration upcomingDelay;

  public Backoff(Duration first, Duration longest) {
    this.initialDelay = first;
    this.maxDelay = longest;
    this.upcomingDelay = first;
  }

  /** The delay after one more failure. */
  public Duration nextDelay() {
    Duration pause = upcomingDelay;
    Duration doubled = pause.multipliedBy(2);
    upcomingDelay = doubled.compareTo(maxDelay) > 0 ? maxDelay : doubled;
    return pause;
  }

  /** Returns to the initial delay, after a success. */
  public void reset() {
    upcomingDelay = initialDelay;
  }
}
