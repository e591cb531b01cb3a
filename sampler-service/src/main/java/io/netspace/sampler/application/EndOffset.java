package io.netspace.sampler.application;

import io.netspace.messaging.event.Topic;

/**
 * Where a partition ended when it was looked at.
 *
 * @param offset offset that its next record would get
 */
public record EndOffset(Topic topic, int partition, long offset) {}
