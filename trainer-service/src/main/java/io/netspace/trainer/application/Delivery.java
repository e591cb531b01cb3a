package io.netspace.trainer.application;

import io.netspace.messaging.event.CandidateSampled;

/**
 * A candidate that a worker was given.
 *
 * @param attempt at training it, from 1: the earlier ones ended badly
 * @param sizeRequeues for its size, so far
 * @param worker that was given it
 */
public record Delivery(CandidateSampled sampled, int attempt, int sizeRequeues, String worker) {}
