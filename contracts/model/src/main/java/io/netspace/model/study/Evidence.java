package io.netspace.model.study;

import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of a decision. Errors and gains are in percentage points. Errors are clipped to the
 * guarantee's window; with a reference in use, the error of a network counts as its prediction plus
 * the clipped rest, and the mean errors are estimates for all networks of the two spaces.
 *
 * @param incumbent revision of the incumbent
 * @param challenger revision of the challenger
 * @param models of each population that were compared, pair by pair
 * @param excludedPairs pairs left out because one of the two was abandoned; 0 where the guarantee
 *     counts them ({@link Guarantee#challengerErrors})
 * @param incumbentMeanError over its networks with an error; null without any
 * @param challengerMeanError over its networks with an error; null without any
 * @param gain incumbentMeanError − challengerMeanError, positive is better; without any error 0, or
 *     what the reference predicts
 * @param interval of the gain, at the confidence
 * @param margin non-inferiority margin of a simplification
 * @param trainingSeconds spent on the challenger's networks that were compared
 * @param guarantee null where an earlier version compared at a fixed size, by a bootstrap
 */
public record Evidence(
    int incumbent,
    int challenger,
    int models,
    int excludedPairs,
    @Nullable Double incumbentMeanError,
    @Nullable Double challengerMeanError,
    double gain,
    Interval interval,
    double confidence,
    double margin,
    double trainingSeconds,
    @Nullable Guarantee guarantee) {
  /** The verdict of the last look; undecided where there is no guarantee. */
  public Verdict verdict() {
    return guarantee == null ? Verdict.UNDECIDED : guarantee.verdict();
  }
}
