package io.netspace.gateway.application.view;

import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Guarantee;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a comparison was made, so that its interval holds whenever anyone looks. Errors and gains are
 * in points of percent.
 *
 * @param smallestGain an improvement that is smaller is not worth having
 * @param cap most pairs that were to be looked at
 * @param pairs that were looked at, those left out among them
 * @param incumbentFrom index of the incumbent's network in the first pair; the challenger's is 0
 * @param errorWindow low and high end; errors beyond count as these
 * @param level chance, at most, that the interval misses the gain at any look
 * @param pairsNeeded about as many as the verdict would have taken; null with a verdict, and where
 *     no number is enough
 * @param wins pairs in which the challenger has the lower error
 * @param unequalPairs pairs whose errors differ
 * @param signEvidence that the challenger wins more often than not: 1 / level or more shows it
 * @param trainingFlops multiply-adds spent on the challenger's networks that were looked at
 * @param reason why there is no verdict, null with one
 * @param digest of the outcomes that were looked at
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
    String digest) {

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
            guarantee.digest());
  }
}
