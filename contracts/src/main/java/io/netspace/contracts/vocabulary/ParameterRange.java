package io.netspace.contracts.vocabulary;

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
}
