package io.netspace.model.space;

import io.netspace.model.common.NumberText;
import io.netspace.model.common.Require;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.Measure;
import org.jspecify.annotations.Nullable;

/**
 * A cost of the network lies between two ends, both included.
 *
 * @param low least cost; null for no such end
 * @param high largest cost; null for no such end
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

  /** Whether the cost lies between the ends. */
  public boolean allows(Complexity complexity) {
    long cost = measure.of(complexity);
    return (low == null || low <= cost) && (high == null || cost <= high);
  }

  @Override
  public String statement() {
    return measure + " are " + NumberText.between(low, high);
  }
}
