package io.netspace.analyzer.domain.comparison;

import io.netspace.model.statistics.Interval;

/**
 * What is shown of a gain, in points, as answers to single questions: a confidence sequence answers
 * one at a fraction of the cost of its interval.
 */
public interface GainBounds {
  /** Whether the gain is shown to be above a bar. */
  boolean isGainAbove(double bar);

  /** Whether the gain is shown to be below a bar. */
  boolean isGainBelow(double bar);

  /**
   * The bounds of a gain that is larger than this one by a shift.
   *
   * @param shift in points
   * @param slack bound on the error of the shift, in points, 0 or more
   */
  default GainBounds shiftedBy(double shift, double slack) {
    GainBounds unshifted = this;
    return new GainBounds() {
      @Override
      public boolean isGainAbove(double bar) {
        return unshifted.isGainAbove(bar - shift + slack);
      }

      @Override
      public boolean isGainBelow(double bar) {
        return unshifted.isGainBelow(bar - shift - slack);
      }
    };
  }

  /** The bounds that an interval of the gain states. */
  static GainBounds of(Interval interval) {
    return new GainBounds() {
      @Override
      public boolean isGainAbove(double bar) {
        return interval.low() > bar;
      }

      @Override
      public boolean isGainBelow(double bar) {
        return interval.high() < bar;
      }
    };
  }
}
