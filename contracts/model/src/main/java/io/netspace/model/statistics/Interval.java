package io.netspace.model.statistics;

import io.netspace.model.common.Require;

/** A closed interval of real numbers, such as the confidence interval of a gain in points. */
public record Interval(double low, double high) {
  public Interval {
    Require.that(low <= high, "low", low, "must not be above high (" + high + ")");
  }
}
