package io.netspace.analyzer.domain.comparison;

import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Decision;

/**
 * From verdict to decision. "Not significantly different" is not "not worse": what is not shown
 * stays inconclusive. A simplification is accepted when it is not worse, an improvement when it is
 * better; an improvement that has no gain worth having is rejected.
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
