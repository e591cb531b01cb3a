package io.netspace.sampler.application;

import io.netspace.messaging.event.CandidateSampled;

/**
 * A candidate's record in the queue.
 *
 * @param attempts delivery attempts of the candidate's earlier records
 */
public record QueuedCandidate(CandidateSampled event, int attempts) {}
