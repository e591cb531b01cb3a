package io.netspace.analyzer.domain;

import java.util.Arrays;
import java.util.Collection;

/** The empirical distribution of the errors of a population, in percent; never empty. */
public final class ErrorDistribution {
  private final double[] sorted;

  private ErrorDistribution(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * The distribution of these errors.
   *
   * @throws IllegalArgumentException without any error, or when one is not a number
   */
  public static ErrorDistribution of(Collection<Double> errors) {
    double[] sorted = errors.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("errors (none) must hold one error or more.");
    }
    if (Double.isNaN(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException(
          "errors (NaN) must be numbers; count a diverged network at chance.");
    }
    return new ErrorDistribution(sorted);
  }

  public int count() {
    return sorted.length;
  }

  /**
   * Fraction of networks with error strictly below {@code error}, in [0, 1] (Designing Network
   * Design Spaces, 2020, equation 1).
   */
  public double fractionBelow(double error) {
    int at = Arrays.binarySearch(sorted, error);
    int below = at >= 0 ? at : -at - 1;
    while (below > 0 && sorted[below - 1] == error) {
      below--;
    }
    return (double) below / sorted.length;
  }

  /** Mean error: the area above the distribution function, left of the largest error. */
  public double mean() {
    return Arrays.stream(sorted).average().orElseThrow();
  }

  /** Least error. */
  public double best() {
    return sorted[0];
  }

  /**
   * The error below which a fraction in [0, 1] of the networks lies, linear between the observed
   * ones.
   */
  public double quantile(double fraction) {
    double place = fraction * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
