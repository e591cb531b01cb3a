package io.netspace.analyzer.domain.comparison;

/**
 * The stakes of a {@link GainConfidenceSequence}. Any that are fixed before the pair is seen are
 * valid; these differ in how many pairs a gain takes.
 */
public enum BettingStrategy {
  /** For clipped errors, whose mean may lie far from the middle of their window. */
  CLIPPED_ERRORS(0.2, 1, 0.15, 0.3, 0.6),
  /** For residuals of a reference, whose mean lies near the middle of a narrower window. */
  RESIDUALS(0.35, 0.95, 0.15, 0.3, 0.6, 0.9);

  private final double minDistanceFromEnds;
  private final double maxFraction;

  /** Never written. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final double[] stakes;

  BettingStrategy(double minDistanceFromEnds, double maxFraction, double... stakes) {
    this.minDistanceFromEnds = minDistanceFromEnds;
    this.maxFraction = maxFraction;
    this.stakes = stakes;
  }

  /**
   * The place of the values counts as no farther than this from the ends of their range, so that
   * nobody stakes all.
   */
  double minDistanceFromEnds() {
    return minDistanceFromEnds;
  }

  /** The largest fraction of a wealth that is staked, in (0, 1]. */
  double maxFraction() {
    return maxFraction;
  }

  /** Number of stakes among which the wealth is divided evenly. */
  int stakeCount() {
    return stakes.length;
  }

  /** The stake s of a part of the wealth: small ones find small gains late, large ones large. */
  double stake(int part) {
    return stakes[part];
  }
}
