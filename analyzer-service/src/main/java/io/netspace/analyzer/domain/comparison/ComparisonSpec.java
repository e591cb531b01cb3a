package io.netspace.analyzer.domain.comparison;

import io.netspace.model.space.Claim;

/**
 * What is settled before the first pair of a comparison is looked at: challenger against incumbent,
 * pair by pair in index order.
 *
 * @param incumbent revision
 * @param challenger revision
 * @param incumbentFrom index of the incumbent's network in the first pair; the challenger's is 0
 * @param maxPairs most pairs to look at
 * @param margin points of mean error that a simplification may cost
 * @param minimumGain points of mean error; an improvement of less is not worth having
 * @param window that errors count in
 * @param alpha chance, at most, that the interval of the gain misses it at any look
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
