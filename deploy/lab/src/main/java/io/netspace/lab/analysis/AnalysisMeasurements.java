package io.netspace.lab.analysis;

/**
 * The cost of analysing a study with this many outcomes; processor time of one thread.
 *
 * @param microsecondsPerOutcome mean time to apply one and to compute the next action, with every
 *     look of its comparison
 * @param p99Microseconds of the same
 * @param snapshotMilliseconds median time of an EDF of 500 points, from blocks of sorted errors
 * @param rangesMilliseconds median time of the best ranges of ten parameters
 * @param bytesPerOutcome retained in memory
 */
public record AnalysisMeasurements(
    int outcomes,
    double microsecondsPerOutcome,
    double p99Microseconds,
    double snapshotMilliseconds,
    double rangesMilliseconds,
    double bytesPerOutcome) {
  /** Target of the mean time per outcome. */
  public static final double MAX_MICROSECONDS = 50;

  public static final double MAX_SNAPSHOT_MILLISECONDS = 5;
  public static final double MAX_RANGES_MILLISECONDS = 50;
  public static final double MAX_BYTES_PER_OUTCOME = 200;

  /** Whether every measurement meets its target. */
  public boolean meetsTargets() {
    return microsecondsPerOutcome < MAX_MICROSECONDS
        && snapshotMilliseconds < MAX_SNAPSHOT_MILLISECONDS
        && rangesMilliseconds < MAX_RANGES_MILLISECONDS
        && bytesPerOutcome < MAX_BYTES_PER_OUTCOME;
  }
}
