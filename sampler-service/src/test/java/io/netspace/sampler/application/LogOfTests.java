package io.netspace.sampler.application;

import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.event.Topics;
import io.netspace.contracts.vocabulary.Event;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gives events their places in a log of one partition a topic. */
final class LogOfTests {
  private final Map<Topics, Long> ends = new EnumMap<>(Topics.class);

  List<LogEntry> entries(List<? extends Event> events) {
    return events.stream().map(this::entry).toList();
  }

  private LogEntry entry(Event event) {
    Topics topic = Topics.of(event);
    return new LogEntry(topic, 0, ends.merge(topic, 1L, Long::sum) - 1, Instant.EPOCH, event);
  }

  /** Where a topic ends. */
  long end(Topics topic) {
    return ends.getOrDefault(topic, 0L);
  }
}
