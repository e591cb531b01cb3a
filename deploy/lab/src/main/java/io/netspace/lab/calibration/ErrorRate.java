package io.netspace.lab.calibration;

/**
 * The rate of an error, bounded by alpha, in simulated studies.
 *
 * @param row of the benchmark
 * @param errorKind kind of error, in words
 * @param wrong studies with that error
 * @param alpha upper bound of its probability per study
 */
public record ErrorRate(String row, String errorKind, int studies, int wrong, double alpha) {
  private static final double TOLERATED_DEVIATIONS = 3;

  /** Share of the studies. */
  public double share() {
    return (double) wrong / studies;
  }

  /**
   * The largest share that sampling error explains at a rate of exactly alpha: three binomial
   * deviations above it.
   */
  public double toleratedShare() {
    return alpha + TOLERATED_DEVIATIONS * Math.sqrt(alpha * (1 - alpha) / studies);
  }

  public boolean holds() {
    return share() <= toleratedShare();
  }
}
