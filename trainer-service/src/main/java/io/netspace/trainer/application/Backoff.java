package io.netspace.trainer.application;

import java.time.Duration;

/** Pauses that double from one failure to the next, until a success. */
public final class Backoff {
  private final Duration first;
  private final Duration longest;
  private Duration next;

  public Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /** How long to pause after one more failure. */
  public Duration next() {
    Duration pause = next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(longest) > 0 ? longest : doubled;
    return pause;
  }

  /** Starts anew after a success. */
  public void reset() {
    next = first;
  }
}
