package io.netspace.model.statistics;

import io.netspace.model.common.Require;

/**
 * The score interval of a share that was counted, at a confidence of 95 % (Wilson, 1927): the
 * shares that a two-sided test by the normal approximation does not reject.
 */
public final class WilsonInterval {
  /** The 97.5th percentile of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  private WilsonInterval() {}

  /**
   * The interval of the share, within [0, 1].
   *
   * @param count of those that have the property
   * @param total of all, 1 or more
   */
  public static Interval of(int count, int total) {
    Require.that(total >= 1, "total", total, "must be 1 or more");
    Require.that(count >= 0 && count <= total, "count", count, "must be 0 to " + total);
    double share = (double) count / total;
    double square = Z * Z / total;
    double middle = share + square / 2;
    double reach = Z * Math.sqrt((share * (1 - share) + square / 4) / total);
    return new Interval(
        Math.max(0, (middle - reach) / (1 + square)), Math.min(1, (middle + reach) / (1 + square)));
  }
}
