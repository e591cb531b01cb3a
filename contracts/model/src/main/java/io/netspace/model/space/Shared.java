package io.netspace.model.space;

import io.netspace.model.common.Require;

/** All stages have the same value of the parameter. */
public record Shared(Parameter parameter) implements Constraint {
  public Shared {
    Require.that(parameter.perStage(), "parameter", parameter, "must be one that each stage has");
  }

  @Override
  public String statement() {
    return "all stages share one " + parameter.noun();
  }
}
