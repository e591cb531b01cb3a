package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Claim;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Interval;

/**
 * From evidence to decision. "Not significantly different" is not "not worse": what is not shown
 * stays inconclusive.
 */
public final class DecisionRule {
  private DecisionRule() {}

  /**
   * A simplification is accepted when the whole interval of the gain lies above −margin, rejected
   * when it lies below it; an improvement is accepted when the interval lies above 0, rejected when
   * it lies below.
   */
  public static Decision decide(Claim claim, Evidence evidence) {
    double bar =
        switch (claim) {
          case SIMPLIFICATION -> -evidence.margin();
          case IMPROVEMENT -> 0;
        };
    Interval gain = evidence.interval();
    if (gain.low() > bar) {
      return Decision.ACCEPTED;
    }
    return gain.high() < bar ? Decision.REJECTED : Decision.INCONCLUSIVE;
  }
}
