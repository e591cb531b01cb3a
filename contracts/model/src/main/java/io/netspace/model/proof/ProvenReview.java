package io.netspace.model.proof;

/** A person's review of a proposed refinement. */
public record ProvenReview(boolean approved, String reviewer, String reason) {}
