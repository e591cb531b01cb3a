package io.netspace.analyzer.domain.comparison;

import io.netspace.model.space.Claim;

/**
 * The specification of a comparison of a challenger with an incumbent, pair by pair in index order,
 * fixed before the first pair is looked at.
 *
 * @param incumbent revision
 * @param challenger revision
 * @param incumbentFrom index of the incumbent's network in the first pair; the challenger's is 0
 * @param maxPairs maximum number of pairs
 * @param margin points of mean error that a simplification may cost
 * @param minimumGain the minimum effect of interest, in points of mean error
 * @param window that errors are clipped to
 * @param alpha probability, at most, that the interval of the gain misses it at any look
 */
public record ComparisonSpec(
    int incumbent,
    int challenger,
    int incumbentFrom,
    int maxPairs,
    Claim claim,
    double margin,
    double minimumGain,
    ErrorWindow window,
    double alpha) {
  /** The rule by which its looks give a verdict. */
  VerdictRule verdictRule() {
    return new VerdictRule(claim, margin, minimumGain);
  }
}
