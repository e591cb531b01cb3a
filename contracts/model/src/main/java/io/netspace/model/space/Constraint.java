package io.netspace.model.space;

/** What the parameters of a space, or the costs of its networks, must satisfy beyond the ranges. */
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

  /** What it says of a space, in a person's words and without a subject: "widths never shrink". */
  String statement();
}
