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
