package io.netspace.trainer.application;

import io.netspace.model.common.InvalidValueException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * When a process has trained enough and makes room for a fresh one, so that what little it may lose
 * with every network never counts. Thread-safe.
 */
public final class RecyclePolicy {
  private final int limit;
  private final AtomicInteger outcomes = new AtomicInteger();

  /**
   * Counts from now on.
   *
   * @param candidates after which it is due; 0 for never
   */
  public RecyclePolicy(int candidates) {
    if (candidates < 0) {
      throw new InvalidValueException(
          "recycle-after", candidates, "must be 0 candidates, for never, or more");
    }
    this.limit = candidates;
  }

  /** One candidate more has its outcome. */
  public void countOutcome() {
    outcomes.incrementAndGet();
  }

  /** Whether no further candidate is to be taken. */
  public boolean isDue() {
    return limit > 0 && outcomes.get() >= limit;
  }
}
