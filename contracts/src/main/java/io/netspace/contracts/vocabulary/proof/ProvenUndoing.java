package io.netspace.contracts.vocabulary.proof;

/** Who undid an accepted refinement, and why. */
public record ProvenUndoing(String reviewer, String reason) {}
