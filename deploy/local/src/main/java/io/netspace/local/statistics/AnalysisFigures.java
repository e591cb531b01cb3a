package io.netspace.local.statistics;

/**
 * What the analysis of a study costs, once so many outcomes are known; processor time of one
 * thread.
 *
 * @param microsecondsAnOutcome mean time to note one, and to find what to say next: every look of
 *     the comparison that it is in among that
 * @param p99Microseconds of the same
 * @param snapshotMilliseconds median time of an EDF of 500 points, from blocks of sorted errors
 * @param rangesMilliseconds median time of the best ranges of ten parameters
 * @param bytesAnOutcome that stay in memory
 */
public record AnalysisFigures(
    int outcomes,
    double microsecondsAnOutcome,
    double p99Microseconds,
    double snapshotMilliseconds,
    double rangesMilliseconds,
    double bytesAnOutcome) {
  /** Most microseconds that an outcome should take. */
  public static final double MOST_MICROSECONDS = 50;

  public static final double MOST_OF_SNAPSHOT = 5;
  public static final double MOST_OF_RANGES = 50;
  public static final double MOST_BYTES = 200;

  /** Whether every figure is what it should be. */
  public boolean meetAims() {
    return microsecondsAnOutcome < MOST_MICROSECONDS
        && snapshotMilliseconds < MOST_OF_SNAPSHOT
        && rangesMilliseconds < MOST_OF_RANGES
        && bytesAnOutcome < MOST_BYTES;
  }
}
