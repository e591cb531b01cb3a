package io.netspace.sampler.application;

import io.netspace.contracts.event.Topics;

/**
 * Where a partition ended when it was looked at.
 *
 * @param next offset that its next record would get
 */
public record LogEnd(Topics topic, int partition, long next) {}
