package io.netspace.messaging.log;

import io.netspace.messaging.event.Topic;
import io.netspace.model.study.Event;
import java.time.Instant;

/**
 * One event of the log and where it stands. The same event may stand at several places; of two
 * outcomes of one candidate the one at the lower offset counts.
 *
 * @param offset place within its topic's partition
 * @param time when the event was published
 */
public record LogEntry(Topic topic, int partition, long offset, Instant time, Event event) {}
