package io.netspace.sampler.application;

import io.netspace.messaging.event.Topic;
import io.netspace.messaging.log.LogEntry;
import io.netspace.model.study.Event;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Assigns offsets to events, in a log of one partition a topic. */
final class TestLog {
  private final Map<Topic, Long> endOffsets = new EnumMap<>(Topic.class);

  List<LogEntry> entries(List<? extends Event> events) {
    return events.stream().map(this::entry).toList();
  }

  private LogEntry entry(Event event) {
    Topic topic = Topic.of(event);
    return new LogEntry(topic, 0, endOffsets.merge(topic, 1L, Long::sum) - 1, Instant.EPOCH, event);
  }

  /** The end offset of a topic. */
  long endOffset(Topic topic) {
    return endOffsets.getOrDefault(topic, 0L);
  }
}
