package io.netspace.gateway.domain;

/** What a person said of a proposed refinement. */
public record ReviewFacts(boolean approved, String reviewer, String reason) {}
