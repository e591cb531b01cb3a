package io.netspace.model.space;

import io.netspace.model.common.Require;

/** Two parameters of a whole network have the same value, such as w0 = wa. */
public record Equal(Parameter first, Parameter second) implements Constraint {
  public Equal {
    Require.that(first != second, "equal parameters", first, "must be two different ones");
  }

  @Override
  public String statement() {
    return "the " + first.noun() + " equals the " + second.noun();
  }
}
