package io.netspace.model.space;

import java.util.List;

/** The values of a parameter, with their distribution. */
public sealed interface ParameterRange permits SteppedRange, ValueSet {
  Parameter parameter();

  /** All values, ascending. */
  List<Double> values();

  /** Number of values. */
  default int size() {
    return values().size();
  }

  /** Whether 0 is a valid value: no growth, no squeeze-and-excitation. */
  static boolean mayBeZero(Parameter parameter) {
    return parameter == Parameter.WA || parameter == Parameter.SE_RATIO;
  }
}
