package io.netspace.gateway.domain.study;

/** What a person said who undid an accepted refinement. */
public record UndoFacts(String reviewer, String reason) {}
