package io.netspace.sampler.application;

import io.netspace.messaging.event.Topic;

/**
 * The end of a partition at the time it was read.
 *
 * @param offset offset of its next record
 */
public record EndOffset(Topic topic, int partition, long offset) {}
