package io.netspace.model.statistics;

/**
 * The two-sample test of Kolmogorov and Smirnov: the largest distance between two EDFs. A large
 * p-value does not show that two spaces are equivalent; a non-inferiority comparison with a margin
 * does.
 *
 * @param statistic sup |F₁ − F₂|, in [0, 1]
 * @param pValue probability of a statistic at least this large if both samples have the same
 *     distribution; conservative under ties
 * @param firstAbove sup (F₁ − F₂): where the first has more models of low error
 * @param firstAbovePValue one-sided, of {@code firstAbove}
 * @param firstBelow sup (F₂ − F₁)
 * @param firstBelowPValue one-sided, of {@code firstBelow}
 */
public record KolmogorovSmirnov(
    double statistic,
    double pValue,
    double firstAbove,
    double firstAbovePValue,
    double firstBelow,
    double firstBelowPValue) {
  /** Up to this product of the sample sizes p-values are exact, beyond it asymptotic. */
  private static final long MAX_PATHS = 10_000_000;

  /** Tolerance for rounding errors when differences of EDFs are compared. */
  private static final double ROUNDING = 1e-12;

  /** Compares two samples, each of one error or more and without weights. */
  public static KolmogorovSmirnov of(ErrorDistribution first, ErrorDistribution second) {
    double above = 0;
    double below = 0;
    int i = 0;
    int j = 0;
    while (i < first.n() && j < second.n()) {
      double e = Math.min(first.error(i), second.error(j));
      while (i < first.n() && first.error(i) <= e) {
        i++;
      }
      while (j < second.n() && second.error(j) <= e) {
        j++;
      }
      double difference = (double) i / first.n() - (double) j / second.n();
      above = Math.max(above, difference);
      below = Math.max(below, -difference);
    }
    double statistic = Math.max(above, below);
    return new KolmogorovSmirnov(
        statistic,
        twoSided(first.n(), second.n(), statistic),
        above,
        oneSided(first.n(), second.n(), above),
        below,
        oneSided(first.n(), second.n(), below));
  }

  private static double twoSided(int n, int m, double d) {
    if ((long) n * m <= MAX_PATHS) {
      return reaching(n, m, d, true);
    }
    double z = d * Math.sqrt((double) n * m / (n + m));
    double sum = 0;
    for (int k = 1; k <= 100; k++) {
      sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * z * z);
    }
    return Math.clamp(sum, 0, 1);
  }

  private static double oneSided(int n, int m, double d) {
    if ((long) n * m <= MAX_PATHS) {
      return reaching(n, m, d, false);
    }
    double z = d * Math.sqrt((double) n * m / (n + m));
    return Math.exp(-2 * z * z);
  }

  /**
   * The share of the ways to interleave two samples in which the EDFs come at least {@code d}
   * apart, summed over the lattice of (i, j) drawn so far: O(n · m) time, O(m) memory (Hodges,
   * 1957). Each value is the probability that a random path to (i, j) has reached that distance.
   */
  private static double reaching(int n, int m, double d, boolean bothSides) {
    double[] reached = new double[m + 1];
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= m; j++) {
        double difference = (double) i / n - (double) j / m;
        boolean far = (bothSides ? Math.abs(difference) : difference) >= d - ROUNDING;
        reached[j] = far ? 1 : before(reached, i, j);
      }
    }
    return reached[m];
  }

  /**
   * A random path to (i, j) came from (i − 1, j) with probability i / (i + j), else from (i, j −
   * 1).
   */
  private static double before(double[] reached, int i, int j) {
    if (i == 0) {
      return j == 0 ? 0 : reached[j - 1];
    }
    return j == 0 ? reached[0] : (i * reached[j] + j * reached[j - 1]) / (i + j);
  }
}
