package io.netspace.model.space;

import io.netspace.model.common.NumberText;
import io.netspace.model.common.Require;

/** The parameter has this value, in every stage. */
public record Fixed(Parameter parameter, double value) implements Constraint {
  public Fixed {
    Require.that(
        Double.isFinite(value) && value >= 0, parameter + " fixed", value, "must be 0 or more");
  }

  @Override
  public String statement() {
    return "the " + parameter.noun() + " is " + NumberText.plain(value);
  }
}
