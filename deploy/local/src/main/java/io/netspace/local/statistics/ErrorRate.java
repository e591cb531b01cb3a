package io.netspace.local.statistics;

/**
 * How often what a level bounds happened in simulated studies.
 *
 * @param row of the benchmark
 * @param what happened, in words
 * @param wrong studies in which it did
 * @param level chance of it, at most, in each study
 */
public record ErrorRate(String row, String what, int studies, int wrong, double level) {
  private static final double DEVIATIONS = 3;

  /** Share of the studies. */
  public double share() {
    return (double) wrong / studies;
  }

  /**
   * The share that chance alone explains when the level holds exactly: three binomial deviations
   * above it.
   */
  public double tolerated() {
    return level + DEVIATIONS * Math.sqrt(level * (1 - level) / studies);
  }

  public boolean holds() {
    return share() <= tolerated();
  }
}
