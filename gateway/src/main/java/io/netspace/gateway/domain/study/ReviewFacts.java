package io.netspace.gateway.domain.study;

/** What a person said of a proposed refinement. */
public record ReviewFacts(boolean approved, String reviewer, String reason) {}
