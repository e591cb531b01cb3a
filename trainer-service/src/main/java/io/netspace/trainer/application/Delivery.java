package io.netspace.trainer.application;

import io.netspace.contracts.event.CandidateSampled;

/**
 * A candidate that a worker was given.
 *
 * @param attempt at training it, from 1: the earlier ones ended badly
 * @param handBacks for its size, so far
 * @param worker that was given it
 */
public record Delivery(CandidateSampled sampled, int attempt, int handBacks, String worker) {}
