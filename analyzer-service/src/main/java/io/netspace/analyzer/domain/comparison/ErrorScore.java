package io.netspace.analyzer.domain.comparison;

import io.netspace.model.common.InvalidValueException;
import java.util.function.IntToDoubleFunction;

/**
 * What the errors of the two populations of a comparison count as, fixed before its first pair. The
 * values of both lie in the same range, and the gain is the difference of their means plus a shift
 * that is known up to a slack.
 *
 * @param shift points by which the incumbent's mean prediction is above the challenger's; 0 without
 *     a reference
 * @param slack bound on the error of the shift, in points, 0 or more
 * @param alphaShare the part of the comparison's alpha that is for the values, in (0, 1]; the rest
 *     is for the slack
 */
public record ErrorScore(
    PopulationScore incumbent,
    PopulationScore challenger,
    double shift,
    double slack,
    double alphaShare,
    BettingStrategy strategy) {
  public ErrorScore {
    if (incumbent.low() != challenger.low() || incumbent.high() != challenger.high()) {
      throw new InvalidValueException(
          "range",
          "%s to %s and %s to %s"
              .formatted(incumbent.low(), incumbent.high(), challenger.low(), challenger.high()),
          "must be the same for both populations");
    }
    if (!(incumbent.low() < incumbent.high())) {
      throw new InvalidValueException(
          "range", incumbent.low() + " to " + incumbent.high(), "must go upwards");
    }
    if (!(slack >= 0)) {
      throw new InvalidValueException("slack", slack, "must be 0 or more");
    }
    if (!(alphaShare > 0 && alphaShare <= 1)) {
      throw new InvalidValueException("alphaShare", alphaShare, "must be above 0, and at most 1");
    }
  }

  /** Errors clipped to a window, the same for both populations. */
  public static ErrorScore clipped(ErrorWindow window) {
    PopulationScore score = PopulationScore.clipped(window);
    return new ErrorScore(score, score, 0, 0, 1, BettingStrategy.CLIPPED_ERRORS);
  }

  /**
   * Residuals of a reference, clipped to a range.
   *
   * @param ofIncumbent prediction for the incumbent's network at an index, in percent
   * @param ofChallenger prediction for the challenger's network at an index, in percent
   * @param meanOfIncumbent estimated mean prediction over the incumbent's space
   * @param meanOfChallenger estimated mean prediction over the challenger's space
   * @param low end of the range of residuals, in points
   * @param high end of the range
   * @param slack bound on the error of the difference of the two means
   * @param alphaShare the part of alpha that is for the residuals
   */
  public static ErrorScore residuals(
      IntToDoubleFunction ofIncumbent,
      IntToDoubleFunction ofChallenger,
      double meanOfIncumbent,
      double meanOfChallenger,
      double low,
      double high,
      double slack,
      double alphaShare) {
    return new ErrorScore(
        new PopulationScore(ofIncumbent, meanOfIncumbent, low, high),
        new PopulationScore(ofChallenger, meanOfChallenger, low, high),
        meanOfIncumbent - meanOfChallenger,
        slack,
        alphaShare,
        BettingStrategy.RESIDUALS);
  }

  /** Whether these are residuals of a reference. */
  boolean isOfResiduals() {
    return strategy == BettingStrategy.RESIDUALS;
  }

  /** The width of the range of the values, in points. */
  double width() {
    return incumbent.high() - incumbent.low();
  }
}
