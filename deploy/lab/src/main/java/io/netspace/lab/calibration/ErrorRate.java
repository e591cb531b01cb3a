package io.netspace.lab.calibration;

/**
 * How often what a level bounds happened in simulated studies.
 *
 * @param row of the benchmark
 * @param errorKind happened, in words
 * @param wrong studies in which it did
 * @param alpha chance of it, at most, in each study
 */
public record ErrorRate(String row, String errorKind, int studies, int wrong, double alpha) {
  private static final double TOLERATED_DEVIATIONS = 3;

  /** Share of the studies. */
  public double share() {
    return (double) wrong / studies;
  }

  /**
   * The share that chance alone explains when the level holds exactly: three binomial deviations
   * above it.
   */
  public double toleratedShare() {
    return alpha + TOLERATED_DEVIATIONS * Math.sqrt(alpha * (1 - alpha) / studies);
  }

  public boolean holds() {
    return share() <= toleratedShare();
  }
}
