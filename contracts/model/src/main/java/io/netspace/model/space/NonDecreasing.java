package io.netspace.model.space;

import io.netspace.model.common.Require;

/** No stage has a smaller value of the parameter than the stage before it. */
public record NonDecreasing(Parameter parameter) implements Constraint {
  public NonDecreasing {
    Require.that(parameter.perStage(), "parameter", parameter, "must be one that each stage has");
  }

  @Override
  public String statement() {
    return parameter.noun() + "s never shrink from stage to stage";
  }
}
