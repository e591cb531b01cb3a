package io.netspace.lab.calibration;

/**
 * How often simulated studies come to a verdict that no alpha bounds, since it is right by the gain
 * that counts and misleading by the plain means.
 *
 * @param row of the benchmark
 * @param what kind of verdict and study, in words
 * @param verdicts studies with that verdict
 */
public record VerdictShare(String row, String what, int studies, int verdicts) {
  /** Share of the studies with that verdict, in [0, 1]. */
  public double share() {
    return (double) verdicts / studies;
  }
}
