package io.netspace.model.study;

import io.netspace.model.common.Require;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * How a comparison was made, so that its interval holds at whatever look it was stopped, and so
 * that it can be made again. Errors and gains are in points of percent.
 *
 * @param verdict of the last look
 * @param smallestGain an improvement that is smaller is not worth having
 * @param cap most pairs that were to be looked at
 * @param incumbentFrom index of the incumbent's network in the first pair; the challenger's is 0
 * @param pairs that were looked at, those left out among them
 * @param errorWindow errors beyond its ends count as its ends; fixed before the first pair
 * @param level chance, at most, that the interval misses the gain at any look: this comparison's
 *     part of the study's
 * @param pairsNeeded about as many as the verdict would have taken; null with a verdict, and where
 *     no number is enough
 * @param wins pairs in which the challenger has the lower error
 * @param unequalPairs pairs whose errors differ
 * @param signEvidence that the challenger wins more often than not: 1 / level or more shows it
 * @param trainingFlops multiply-adds spent on the challenger's networks that were looked at
 * @param reason why there is no verdict, in a sentence; null with one
 * @param digest of the outcomes that were looked at
 */
public record Guarantee(
    Verdict verdict,
    double smallestGain,
    int cap,
    int incumbentFrom,
    int pairs,
    Interval errorWindow,
    double level,
    @Nullable Integer pairsNeeded,
    int wins,
    int unequalPairs,
    double signEvidence,
    double trainingFlops,
    @Nullable String reason,
    String digest) {
  public Guarantee {
    Require.that(level > 0 && level < 1, "level", level, "must be above 0 and below 1");
    Require.that(pairs >= 0 && pairs <= cap, "pairs", pairs, "must be 0 to cap (" + cap + ")");
  }
}
