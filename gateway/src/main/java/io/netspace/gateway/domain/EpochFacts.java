package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.EpochResult;

/** One finished epoch of one attempt to train a candidate. */
public record EpochFacts(int attempt, String trainer, EpochResult result) {}
