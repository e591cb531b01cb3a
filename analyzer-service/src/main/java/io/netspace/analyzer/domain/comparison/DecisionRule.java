package io.netspace.analyzer.domain.comparison;

import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Decision;

/**
 * The decision that follows from a verdict. "Not significantly different" is not non-inferior: what
 * is not shown stays inconclusive. A simplification is accepted when it is non-inferior (not worse
 * by the margin), an improvement when it is better; an improvement that is futile (its gain is
 * below the minimum effect of interest) is rejected.
 */
public final class DecisionRule {
  private DecisionRule() {}

  /** The decision that a verdict leads to. */
  public static Decision decisionFor(Verdict verdict) {
    return switch (verdict) {
      case BETTER, NOT_WORSE -> Decision.ACCEPTED;
      case WORSE, NO_GAIN_WORTH_HAVING -> Decision.REJECTED;
      case UNDECIDED -> Decision.INCONCLUSIVE;
    };
  }
}
