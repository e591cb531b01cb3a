package io.netspace.gateway.domain.study;

/** Who undid an accepted refinement, and why. */
public record UndoFacts(String reviewer, String reason) {}
