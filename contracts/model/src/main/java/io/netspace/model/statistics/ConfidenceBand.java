package io.netspace.model.statistics;

/**
 * A band around a growing EDF that holds the true distribution function at every size of the
 * population at once, so that anyone may look at any moment. Sizes are cut into stretches from 1.5ᵏ
 * on. The distance Dₙ of an EDF from the truth is a reverse submartingale, so with the bound P(Dₙ ≥
 * x) ≤ min(1, 2 exp(−2nx²)) (Massart, 1990) Doob's inequality for exp(2nsDₙ²) gives, for any s in
 * (0, 1),
 *
 * <p>P(some size from n on has D ≥ ε) ≤ 2ˢ / (1 − s) · exp(−2nsε²),
 *
 * <p>which is set to the stretch's share of the level, α / ((k + 1)(k + 2)).
 */
public final class ConfidenceBand {
  private static final double GROWTH = 1.5;
  private static final int CHOICES = 200;

  private ConfidenceBand() {}

  /**
   * How far from the EDF of {@code n} models the band reaches, up and down, in shares of 1; 1 when
   * nothing can be said.
   *
   * @param confidence that the truth is never outside, such as 0.95
   */
  public static double halfWidth(int n, double confidence) {
    if (n < 1) {
      return 1;
    }
    int stretch = (int) Math.floor(Math.log(n + 0.5) / Math.log(GROWTH));
    double first = Math.ceil(Math.pow(GROWTH, stretch));
    double level = (1 - confidence) / ((stretch + 1.0) * (stretch + 2.0));
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < CHOICES; i++) {
      double s = (double) i / CHOICES;
      double exponent = s * Math.log(2) - Math.log1p(-s) - Math.log(level);
      least = Math.min(least, exponent / (2 * Math.min(n, first) * s));
    }
    return Math.min(1, Math.sqrt(least));
  }
}
