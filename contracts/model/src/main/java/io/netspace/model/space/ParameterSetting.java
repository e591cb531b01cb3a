package io.netspace.model.space;

import io.netspace.model.common.InvalidValueException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One draw from a space: for each free parameter its values, one a stage, or a single one where all
 * stages share it.
 */
public record ParameterSetting(Map<Parameter, List<Double>> values) {
  public ParameterSetting {
    Map<Parameter, List<Double>> copy = new EnumMap<>(Parameter.class);
    values.forEach((parameter, stages) -> copy.put(parameter, List.copyOf(stages)));
    values = Collections.unmodifiableMap(copy);
  }

  /** The value of a parameter in a stage counted from 0. */
  public double value(Parameter parameter, int stage) {
    List<Double> ofStages = values(parameter);
    return ofStages.get(ofStages.size() == 1 ? 0 : stage);
  }

  /** All values of a parameter: one a stage, or a single shared one. */
  public List<Double> values(Parameter parameter) {
    List<Double> ofStages = values.get(parameter);
    if (ofStages == null) {
      throw new InvalidValueException(
          "parameter",
          parameter,
          "is not part of this setting; it has "
              + values.keySet().stream()
                  .map(Parameter::toString)
                  .collect(Collectors.joining(", ")));
    }
    return ofStages;
  }
}
