package io.netspace.model.space;

import io.netspace.model.common.NumberText;
import io.netspace.model.common.Require;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.Measure;
import org.jspecify.annotations.Nullable;

/**
 * A complexity measure of the network lies in a closed interval.
 *
 * @param low least value; null for no lower bound
 * @param high largest value; null for no upper bound
 */
public record ComplexityWithin(Measure measure, @Nullable Long low, @Nullable Long high)
    implements Constraint {
  public ComplexityWithin {
    Require.that(
        low != null || high != null, measure + " within", null, "must have a low or a high end");
    Require.that(
        (low == null || low >= 0) && (high == null || high > 0),
        measure + " within",
        NumberText.between(low, high),
        "must be 0 or more");
    Require.that(
        low == null || high == null || low <= high,
        measure + " low",
        low,
        "must not be above high (" + high + ")");
  }

  /** Whether the measure lies in the interval. */
  public boolean allows(Complexity complexity) {
    long cost = measure.of(complexity);
    return (low == null || low <= cost) && (high == null || cost <= high);
  }

  @Override
  public String statement() {
    return measure + " are " + NumberText.between(low, high);
  }
}
