package io.netspace.model.statistics;

/**
 * A time-uniform confidence band around a growing EDF: it contains the true distribution function
 * at all sizes of the population simultaneously, so that it is valid under continuous monitoring.
 * Sizes are divided into epochs that begin at 1.5ᵏ. The distance Dₙ of an EDF from the truth is a
 * reverse submartingale, so with the bound P(Dₙ ≥ x) ≤ min(1, 2 exp(−2nx²)) (Massart, 1990) Doob's
 * inequality for exp(2nsDₙ²) gives, for any s in (0, 1),
 *
 * <p>P(some size from n on has D ≥ ε) ≤ 2ˢ / (1 − s) · exp(−2nsε²),
 *
 * <p>which is set to the epoch's part of alpha, α / ((k + 1)(k + 2)).
 */
public final class ConfidenceBand {
  private static final double GROWTH = 1.5;
  private static final int CHOICES = 200;

  private ConfidenceBand() {}

  /**
   * Half-width of the band around the EDF of {@code n} models, in [0, 1]; 1 when it is vacuous.
   *
   * @param confidence that the true function is never outside, such as 0.95
   */
  public static double halfWidth(int n, double confidence) {
    if (n < 1) {
      return 1;
    }
    int epoch = (int) Math.floor(Math.log(n + 0.5) / Math.log(GROWTH));
    double first = Math.ceil(Math.pow(GROWTH, epoch));
    double alpha = (1 - confidence) / ((epoch + 1.0) * (epoch + 2.0));
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < CHOICES; i++) {
      double s = (double) i / CHOICES;
      double exponent = s * Math.log(2) - Math.log1p(-s) - Math.log(alpha);
      least = Math.min(least, exponent / (2 * Math.min(n, first) * s));
    }
    return Math.min(1, Math.sqrt(least));
  }
}
