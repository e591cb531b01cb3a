package io.netspace.trainer.application;

import io.netspace.messaging.event.CandidateSampled;

/**
 * One delivery of a candidate to a worker.
 *
 * @param attempt number of the attempt at training it, from 1; the earlier ones failed
 * @param sizeRequeues times that it was requeued for its size so far
 * @param worker name of the worker
 */
public record Delivery(CandidateSampled sampled, int attempt, int sizeRequeues, String worker) {}
