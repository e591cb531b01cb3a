package io.netspace.model.study;

/**
 * A candidate that will not be trained: an infrastructure failure, or no longer needed. It has no
 * error.
 *
 * @param detail what happened, in a sentence
 * @param attempts number of deliveries before it was abandoned
 */
public record CandidateAbandoned(
    Provenance provenance, Candidate candidate, AbandonReason reason, String detail, int attempts)
    implements Outcome {}
