package io.netspace.analyzer.domain.comparison;

import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Decision;

/**
 * Withholds verdicts that rest on a prediction which the errors contradict. A reference may expect
 * more of the challenger's space than is true, by more than residuals can take back, since they are
 * clipped: then the gain that counts is larger than that of the errors. It shows in residuals at
 * the ends of their range. So an accepting verdict is withheld while the challenger's residuals are
 * at the upper end, rather than at the lower one, more often than the incumbent's, by more than ten
 * points; a rejecting verdict, while they are at the lower end as much more often.
 *
 * <p>The guard is no test: it looks at observed shares, and can only withhold, so the guarantee of
 * the verdicts that are given is the same with it. Networks without an error do not count in it.
 */
final class ResidualGuard {
  /** The largest tolerated difference of the two shares is one in so many. */
  private static final int PAIRS_PER_TOLERATED = 10;

  private final double width;
  private int pairs;
  private int surplus;

  /** A guard that has seen no pair, for values in [0, width]. */
  ResidualGuard(double width) {
    this.width = width;
  }

  /** Adds the values of the next pair; NaN where one is not known. */
  void add(double incumbentValue, double challengerValue) {
    pairs++;
    surplus += end(challengerValue) - end(incumbentValue);
  }

  /** 1 at the upper end of the range, −1 at the lower one, else 0. */
  private int end(double value) {
    return value >= width ? 1 : value <= 0 ? -1 : 0;
  }

  /** Whether a verdict is withheld. */
  boolean withholds(Verdict verdict) {
    return switch (DecisionRule.decisionFor(verdict)) {
      case Decision.ACCEPTED -> PAIRS_PER_TOLERATED * surplus > pairs;
      case Decision.REJECTED -> -PAIRS_PER_TOLERATED * surplus > pairs;
      case Decision.INCONCLUSIVE -> false;
    };
  }
}
