package io.netspace.trainer.application;

import io.netspace.contracts.vocabulary.InvalidValueException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * When a process has trained enough and makes room for a fresh one, so that what little it may lose
 * with every network never counts. Thread-safe.
 */
public final class Recycling {
  private final int candidates;
  private final AtomicInteger settled = new AtomicInteger();

  /**
   * Counts from now on.
   *
   * @param candidates after which it is due; 0 for never
   */
  public Recycling(int candidates) {
    if (candidates < 0) {
      throw new InvalidValueException(
          "recycle-after", candidates, "must be 0 candidates, for never, or more");
    }
    this.candidates = candidates;
  }

  /** One candidate more has its outcome. */
  public void settled() {
    settled.incrementAndGet();
  }

  /** Whether no further candidate is to be taken. */
  public boolean isDue() {
    return candidates > 0 && settled.get() >= candidates;
  }
}
