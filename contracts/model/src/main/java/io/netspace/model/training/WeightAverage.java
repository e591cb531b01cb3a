package io.netspace.model.training;

import io.netspace.model.common.Require;

/**
 * A moving average of all weights and running statistics, maintained in parallel: after every
 * {@code period} steps, average ← average + share · (weights − average). The error is then that of
 * the average. As in the papers' released code the share grows with the steps it stands for.
 *
 * @param alpha of one image in one epoch, above 0, at most 1; the released code has 1e-5, and
 *     2.5e-4 for small images
 * @param period steps from one update to the next; the released code has 32
 */
public record WeightAverage(double alpha, int period) {
  /** Steps from one update to the next, where a study names none. */
  public static final int DEFAULT_PERIOD = 32;

  public WeightAverage {
    Require.that(alpha > 0 && alpha <= 1, "alpha", alpha, "must be above 0, at most 1");
    Require.that(period >= 1 && period <= 100_000, "period", period, "must be 1 to 100000 steps");
  }

  /** Share of the weights in an update, in (0, 1]: min(1, alpha · batch / epochs · period). */
  public double share(int batchSize, int epochs) {
    return Math.min(1, alpha * batchSize / epochs * period);
  }
}
