package io.netspace.model.study;

/**
 * A candidate that nobody will train: an infrastructure failure, or no longer wanted. It has no
 * error.
 *
 * @param detail what happened, in a sentence
 * @param attempts deliveries before it was given up
 */
public record CandidateAbandoned(
    Provenance provenance, Candidate candidate, AbandonReason reason, String detail, int attempts)
    implements Outcome {}
