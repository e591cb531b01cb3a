package io.netspace.gateway.application.view;

import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Guarantee;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a comparison was made, whose interval holds at every look simultaneously. Errors and gains
 * are in percentage points.
 *
 * @param smallestGain minimum effect of interest: a smaller improvement is not accepted
 * @param cap maximum number of pairs
 * @param pairs that were compared, including those with an abandoned network
 * @param incumbentFrom index of the incumbent's network in the first pair; the challenger's is 0
 * @param errorWindow low and high end; errors outside are clipped
 * @param level alpha: a bound on the probability that the interval misses the gain at any look
 * @param pairsNeeded estimated number of pairs that a verdict takes; null with a verdict, and where
 *     no number is enough
 * @param wins pairs in which the challenger has the lower error
 * @param unequalPairs pairs whose errors differ
 * @param signEvidence e-value that the challenger wins more often than not: significant at 1 /
 *     level or more
 * @param trainingFlops multiply-adds of training the challenger's compared networks
 * @param reason why there is no verdict, null with one
 * @param digest of the compared outcomes
 * @param incumbentErrors of the incumbent's compared networks, as measured; null where an earlier
 *     version compared
 * @param challengerErrors of the challenger's compared networks; null likewise
 * @param withheld verdict that is withheld for the reason; null where none is
 * @param pairsWithoutReference estimated number of pairs that the verdict takes without the
 *     reference; null without a reference in use, and where there is no estimate
 */
public record GuaranteeView(
    Verdict verdict,
    double smallestGain,
    int cap,
    int pairs,
    int incumbentFrom,
    List<Double> errorWindow,
    double level,
    @Nullable Integer pairsNeeded,
    int wins,
    int unequalPairs,
    double signEvidence,
    double trainingFlops,
    @Nullable String reason,
    String digest,
    @Nullable ObservedErrorsView incumbentErrors,
    @Nullable ObservedErrorsView challengerErrors,
    @Nullable Verdict withheld,
    @Nullable Integer pairsWithoutReference) {

  /** The view of a guarantee; null for none. */
  static @Nullable GuaranteeView of(@Nullable Guarantee guarantee) {
    return guarantee == null
        ? null
        : new GuaranteeView(
            guarantee.verdict(),
            guarantee.smallestGain(),
            guarantee.cap(),
            guarantee.pairs(),
            guarantee.incumbentFrom(),
            List.of(guarantee.errorWindow().low(), guarantee.errorWindow().high()),
            guarantee.level(),
            guarantee.pairsNeeded(),
            guarantee.wins(),
            guarantee.unequalPairs(),
            guarantee.signEvidence(),
            guarantee.trainingFlops(),
            guarantee.reason(),
            guarantee.digest(),
            ObservedErrorsView.of(guarantee.incumbentErrors()),
            ObservedErrorsView.of(guarantee.challengerErrors()),
            guarantee.withheld(),
            guarantee.pairsWithoutReference());
  }
}
