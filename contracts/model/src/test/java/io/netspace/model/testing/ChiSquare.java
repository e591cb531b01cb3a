package io.netspace.model.testing;

/** Pearson's statistic of counts against expected probabilities. */
public final class ChiSquare {
  /** Normal quantile of 1 − 1e-6: a sound sampler fails one test in a million seeds. */
  private static final double Z = 4.753;

  private ChiSquare() {}

  public static double of(long[] counts, double[] probabilities, long draws) {
    double statistic = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = probabilities[i] * draws;
      statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    return statistic;
  }

  /** The value that the statistic stays below, by Wilson and Hilferty's approximation. */
  public static double bound(int cells) {
    double freedom = cells - 1.0;
    double spread = 2 / (9 * freedom);
    return freedom * Math.pow(1 - spread + Z * Math.sqrt(spread), 3);
  }
}
