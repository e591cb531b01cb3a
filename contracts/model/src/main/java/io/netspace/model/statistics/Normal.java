package io.netspace.model.statistics;

/** The standard normal distribution. */
public final class Normal {
  private static final double ROOT_OF_PI = Math.sqrt(Math.PI);

  private Normal() {}

  /**
   * Two-sided tail probability P(|Z| > z) for {@code z ≥ 0}, erfc(z / √2), with a relative error
   * below 1e-14: by its power series, and from 2 on by its continued fraction (Abramowitz and
   * Stegun, 7.1.6 and 7.1.14).
   */
  public static double twoSidedTail(double z) {
    double x = z / Math.sqrt(2);
    return x < 2 ? 1 - seriesOfErf(x) : fractionOfErfc(x);
  }

  private static double seriesOfErf(double x) {
    double term = x;
    double sum = x;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= 2 * x * x / (2 * k + 1);
      sum += term;
    }
    return 2 / ROOT_OF_PI * Math.exp(-x * x) * sum;
  }

  private static double fractionOfErfc(double x) {
    double tail = 0;
    for (int k = 200; k >= 1; k--) {
      tail = k / 2.0 / (x + tail);
    }
    return Math.exp(-x * x) / ROOT_OF_PI / (x + tail);
  }
}
