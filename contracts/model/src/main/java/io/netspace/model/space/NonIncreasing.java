package io.netspace.model.space;

import io.netspace.model.common.Require;

/** No stage has a larger value of the parameter than the stage before it. */
public record NonIncreasing(Parameter parameter) implements Constraint {
  public NonIncreasing {
    Require.that(parameter.perStage(), "parameter", parameter, "must be one that each stage has");
  }

  @Override
  public String statement() {
    return parameter.noun() + "s never grow from stage to stage";
  }
}
