package io.netspace.model.space;

import java.util.List;

/** The values one parameter may take, and how probable each is. */
public sealed interface ParameterRange permits SteppedRange, ValueSet {
  Parameter parameter();

  /** All values, ascending. */
  List<Double> values();

  /** Number of values. */
  default int size() {
    return values().size();
  }

  /** Whether nothing of it is a network too: no growth, no squeeze. */
  static boolean mayBeZero(Parameter parameter) {
    return parameter == Parameter.WA || parameter == Parameter.SE_RATIO;
  }
}
