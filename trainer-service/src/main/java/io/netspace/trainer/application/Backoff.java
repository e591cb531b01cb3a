package io.netspace.trainer.application;

import java.time.Duration;

/** Pauses that double from one failure to the next, until a success. */
public final class Backoff {
  private final Duration initialDelay;
  private final Duration maxDelay;
  private Duration upcomingDelay;

  public Backoff(Duration first, Duration longest) {
    this.initialDelay = first;
    this.maxDelay = longest;
    this.upcomingDelay = first;
  }

  /** How long to pause after one more failure. */
  public Duration nextDelay() {
    Duration pause = upcomingDelay;
    Duration doubled = pause.multipliedBy(2);
    upcomingDelay = doubled.compareTo(maxDelay) > 0 ? maxDelay : doubled;
    return pause;
  }

  /** Starts anew after a success. */
  public void reset() {
    upcomingDelay = initialDelay;
  }
}
