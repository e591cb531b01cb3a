package io.netspace.messaging.log;

import io.netspace.messaging.event.Topic;
import io.netspace.model.study.Event;
import java.time.Instant;

/**
 * One event of the log and its position. The same event may occur at several positions; of two
 * outcomes of one candidate the one at the lower offset counts.
 *
 * @param offset position within its topic's partition
 * @param time when the event was published
 */
public record LogEntry(Topic topic, int partition, long offset, Instant time, Event event) {}
