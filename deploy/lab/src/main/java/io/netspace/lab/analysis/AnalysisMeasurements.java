package io.netspace.lab.analysis;

/**
 * What the analysis of a study costs, once so many outcomes are known; processor time of one
 * thread.
 *
 * @param microsecondsPerOutcome mean time to note one, and to find what to say next: every look of
 *     the comparison that it is in among that
 * @param p99Microseconds of the same
 * @param snapshotMilliseconds median time of an EDF of 500 points, from blocks of sorted errors
 * @param rangesMilliseconds median time of the best ranges of ten parameters
 * @param bytesPerOutcome that stay in memory
 */
public record AnalysisMeasurements(
    int outcomes,
    double microsecondsPerOutcome,
    double p99Microseconds,
    double snapshotMilliseconds,
    double rangesMilliseconds,
    double bytesPerOutcome) {
  /** Most microseconds that an outcome should take. */
  public static final double MAX_MICROSECONDS = 50;

  public static final double MAX_SNAPSHOT_MILLISECONDS = 5;
  public static final double MAX_RANGES_MILLISECONDS = 50;
  public static final double MAX_BYTES_PER_OUTCOME = 200;

  /** Whether every figure is what it should be. */
  public boolean meetsTargets() {
    return microsecondsPerOutcome < MAX_MICROSECONDS
        && snapshotMilliseconds < MAX_SNAPSHOT_MILLISECONDS
        && rangesMilliseconds < MAX_RANGES_MILLISECONDS
        && bytesPerOutcome < MAX_BYTES_PER_OUTCOME;
  }
}
