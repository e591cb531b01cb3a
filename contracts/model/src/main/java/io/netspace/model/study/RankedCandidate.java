package io.netspace.model.study;

/** A trained candidate and its error in percent. */
public record RankedCandidate(Candidate candidate, double errorPercent) {}
