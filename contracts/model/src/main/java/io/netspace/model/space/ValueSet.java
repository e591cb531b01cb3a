package io.netspace.model.space;

import io.netspace.model.common.Require;
import java.util.List;

/** A list of values, each equally probable. */
public record ValueSet(Parameter parameter, List<Double> values) implements ParameterRange {
  public ValueSet {
    values = values.stream().distinct().sorted().toList();
    Require.that(!values.isEmpty(), parameter + " values", values, "must hold one value or more");
    Require.that(
        values.getFirst() > 0 || (values.getFirst() == 0 && ParameterRange.mayBeZero(parameter)),
        parameter + " values",
        values,
        "must be above 0");
  }

  public static ValueSet of(Parameter parameter, double... values) {
    return new ValueSet(parameter, java.util.Arrays.stream(values).boxed().toList());
  }
}
