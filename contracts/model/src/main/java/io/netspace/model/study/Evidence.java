package io.netspace.model.study;

import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a decision rests on. Errors and gains are in points of percent, and errors count within the
 * guarantee's window.
 *
 * @param incumbent revision that was challenged
 * @param challenger revision that challenged it
 * @param models of each population that were compared, pair by pair
 * @param excludedPairs pairs left out because one of the two was abandoned
 * @param incumbentMeanError null without any model
 * @param challengerMeanError null without any model
 * @param gain incumbentMeanError − challengerMeanError, positive is better; 0 without any model
 * @param interval of the gain, at the confidence
 * @param margin how much worse a simplification may be
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
