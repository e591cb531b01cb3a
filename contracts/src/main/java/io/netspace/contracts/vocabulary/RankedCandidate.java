package io.netspace.contracts.vocabulary;

/** A trained candidate and its error in percent. */
public record RankedCandidate(Candidate candidate, double errorPercent) {}
