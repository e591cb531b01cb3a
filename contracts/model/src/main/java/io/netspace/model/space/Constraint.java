package io.netspace.model.space;

/**
 * A condition on the parameters of a space, or on the complexity of its networks, beyond the
 * ranges.
 */
public sealed interface Constraint
    permits Shared,
        Fixed,
        Within,
        NonDecreasing,
        NonIncreasing,
        LinearWidths,
        Equal,
        ComplexityWithin,
        RegimeCaps {

  /** The condition as a phrase without a subject, for people: "widths never shrink". */
  String statement();
}
