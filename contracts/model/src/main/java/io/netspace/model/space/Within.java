package io.netspace.model.space;

import io.netspace.model.common.NumberText;
import io.netspace.model.common.Require;
import org.jspecify.annotations.Nullable;

/**
 * The parameter lies in a closed interval.
 *
 * @param low least value; null for no lower bound
 * @param high largest value; null for no upper bound
 */
public record Within(Parameter parameter, @Nullable Double low, @Nullable Double high)
    implements Constraint {
  public Within {
    Require.that(
        low != null || high != null, parameter + " within", null, "must have a low or a high end");
    Require.that(
        low == null || high == null || low <= high,
        parameter + " low",
        low,
        "must not be above high (" + high + ")");
  }

  /** Whether a value lies in the interval. */
  public boolean contains(double value) {
    return (low == null || low <= value) && (high == null || value <= high);
  }

  @Override
  public String statement() {
    return "the " + parameter.noun() + " is " + NumberText.between(low, high);
  }
}
