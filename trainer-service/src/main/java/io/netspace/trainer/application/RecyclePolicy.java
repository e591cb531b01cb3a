package io.netspace.trainer.application;

import io.netspace.model.common.InvalidValueException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides when a process ends so that its supervisor starts a new one: after a number of
 * candidates, which bounds the memory that native code may leak. Thread-safe.
 */
public final class RecyclePolicy {
  private final int limit;
  private final AtomicInteger outcomes = new AtomicInteger();

  /**
   * Starts counting.
   *
   * @param candidates number of outcomes after which recycling is due; 0 for never
   */
  public RecyclePolicy(int candidates) {
    if (candidates < 0) {
      throw new InvalidValueException(
          "recycle-after", candidates, "must be 0 candidates, for never, or more");
    }
    this.limit = candidates;
  }

  /** Counts one more candidate with an outcome. */
  public void countOutcome() {
    outcomes.incrementAndGet();
  }

  /** Whether the process takes no further candidate. */
  public boolean isDue() {
    return limit > 0 && outcomes.get() >= limit;
  }
}
