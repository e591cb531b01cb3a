package io.netspace.model.proof;

/** Who undid an accepted refinement, and why. */
public record ProvenUndo(String reviewer, String reason) {}
