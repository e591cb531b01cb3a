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
 * @param window by the incumbent's pilot; errors are clipped to it where there is no reference
 * @param alpha probability, at most, that the interval of the gain misses it at any look
 * @param score what errors count as
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
    double alpha,
    ComparisonRules rules,
    ErrorScore score) {
  /** A comparison of errors that are clipped to the window. */
  public ComparisonSpec(
      int incumbent,
      int challenger,
      int incumbentFrom,
      int maxPairs,
      Claim claim,
      double margin,
      double minimumGain,
      ErrorWindow window,
      double alpha,
      ComparisonRules rules) {
    this(
        incumbent,
        challenger,
        incumbentFrom,
        maxPairs,
        claim,
        margin,
        minimumGain,
        window,
        alpha,
        rules,
        ErrorScore.clipped(window));
  }

  /** The same comparison with another score of errors. */
  public ComparisonSpec with(ErrorScore other) {
    return new ComparisonSpec(
        incumbent,
        challenger,
        incumbentFrom,
        maxPairs,
        claim,
        margin,
        minimumGain,
        window,
        alpha,
        rules,
        other);
  }

  /** The rule by which its looks give a verdict. */
  VerdictRule verdictRule() {
    return new VerdictRule(claim, margin, minimumGain);
  }
}
