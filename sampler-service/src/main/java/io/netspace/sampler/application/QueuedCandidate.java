package io.netspace.sampler.application;

import io.netspace.messaging.event.CandidateSampled;

/**
 * A record of the queue.
 *
 * @param attempts deliveries of earlier records of the same candidate
 */
public record QueuedCandidate(CandidateSampled event, int attempts) {}
