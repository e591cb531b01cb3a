package io.netspace.model.proof;

/** What a person said of a proposed refinement. */
public record ProvenReview(boolean approved, String reviewer, String reason) {}
