package io.netspace.model.study;

import io.netspace.model.common.Require;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The parameters and result of a sequential comparison, whose interval is valid at whatever look it
 * was stopped, and which can be recomputed. Errors and gains are in percentage points.
 *
 * @param verdict of the last look
 * @param smallestGain minimum gain of interest of an improvement
 * @param cap maximum number of pairs
 * @param incumbentFrom index of the incumbent's network in the first pair; the challenger's is 0
 * @param pairs number of pairs at the last look, including those with an abandoned network
 * @param errorWindow range that errors are clipped to; fixed before the first pair
 * @param level alpha: bound on the probability that the interval misses the gain at any look; this
 *     comparison's part of the study's alpha
 * @param pairsNeeded estimated number of pairs for a verdict; null with a verdict, where no number
 *     suffices, and where a verdict is withheld
 * @param wins pairs in which the challenger has the lower error
 * @param unequalPairs pairs whose errors differ; where abandoned networks are counted, their pairs
 *     are among them, as lost
 * @param signEvidence e-value of the sign test that the challenger wins more often than not:
 *     significant from 1 / level on
 * @param trainingFlops multiply-adds of training the challenger's networks in these pairs
 * @param reason why there is no verdict, in a sentence; null with one
 * @param digest of the outcomes of these pairs
 * @param incumbentErrors errors of the incumbent's networks in these pairs, as measured; null where
 *     an earlier version compared, which left pairs with an abandoned network out
 * @param challengerErrors errors of the challenger's networks in these pairs; null likewise
 * @param withheld verdict that the last look would give, and that is withheld for the reason: the
 *     challenger has many more errors above the window, or the errors contradict the reference;
 *     null where none is
 * @param pairsWithoutReference estimated number of pairs that this verdict takes without the
 *     reference; null without a reference in use, without a verdict, and where too few pairs or no
 *     gain give no estimate
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
    String digest,
    @Nullable ObservedErrors incumbentErrors,
    @Nullable ObservedErrors challengerErrors,
    @Nullable Verdict withheld,
    @Nullable Integer pairsWithoutReference) {
  public Guarantee {
    Require.that(level > 0 && level < 1, "level", level, "must be above 0 and below 1");
    Require.that(pairs >= 0 && pairs <= cap, "pairs", pairs, "must be 0 to cap (" + cap + ")");
    Require.that(
        withheld == null || verdict == Verdict.UNDECIDED,
        "withheld",
        withheld,
        "must be absent with a verdict (" + verdict + ")");
  }

  /** A guarantee of an earlier version. */
  public Guarantee(
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
    this(
        verdict,
        smallestGain,
        cap,
        incumbentFrom,
        pairs,
        errorWindow,
        level,
        pairsNeeded,
        wins,
        unequalPairs,
        signEvidence,
        trainingFlops,
        reason,
        digest,
        null,
        null,
        null,
        null);
  }
}
