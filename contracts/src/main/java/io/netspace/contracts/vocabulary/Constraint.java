package io.netspace.contracts.vocabulary;

/** What the parameters of a space must satisfy beyond their ranges. */
public sealed interface Constraint permits Shared, NonDecreasing, LinearWidths {}
