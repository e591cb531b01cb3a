package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Interval;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The percentile interval of a mean under resampling with replacement (Efron, 1979). */
public final class EmpiricalBootstrap {
  private final int resamples;
  private final RandomGenerator random;

  public EmpiricalBootstrap(int resamples, RandomGenerator random) {
    this.resamples = resamples;
    this.random = random;
  }

  /**
   * The central interval that holds a fraction {@code confidence} of the resampled means.
   *
   * @param values two or more
   * @param confidence in (0, 1)
   */
  public Interval ofMean(double[] values, double confidence) {
    double[] means = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      means[i] = resampledMean(values);
    }
    Arrays.sort(means);
    double tail = (1 - confidence) / 2;
    return new Interval(at(means, tail), at(means, 1 - tail));
  }

  private double resampledMean(double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[random.nextInt(values.length)];
    }
    return sum / values.length;
  }

  private static double at(double[] sorted, double fraction) {
    return sorted[(int) Math.round(fraction * (sorted.length - 1))];
  }
}
