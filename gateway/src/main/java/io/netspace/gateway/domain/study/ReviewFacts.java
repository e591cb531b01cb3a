package io.netspace.gateway.domain.study;

/** The review of a proposed refinement. */
public record ReviewFacts(boolean approved, String reviewer, String reason) {}
