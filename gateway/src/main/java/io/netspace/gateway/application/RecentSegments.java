package io.netspace.gateway.application;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A cache of the latest segments, which are read most. */
final class RecentSegments {
  private static final int MAX_EVENTS = 2048;

  private final Map<Long, EventSegment> segments = new HashMap<>();
  private final Map<String, EventSegment> segmentsByEvent = new HashMap<>();
  private final Deque<EventSegment> order = new ArrayDeque<>();
  private int events;

  synchronized void add(Collection<EventSegment> added) {
    for (EventSegment segment : added) {
      if (segments.putIfAbsent(segment.first(), segment) == null) {
        order.add(segment);
        events += segment.events().size();
        segment.events().forEach(event -> segmentsByEvent.put(event.id(), segment));
      }
    }
    while (events > MAX_EVENTS) {
      evict(order.remove());
    }
  }

  private void evict(EventSegment segment) {
    segments.remove(segment.first());
    events -= segment.events().size();
    segment.events().forEach(event -> segmentsByEvent.remove(event.id(), segment));
  }

  synchronized Optional<EventSegment> segment(long first) {
    return Optional.ofNullable(segments.get(first));
  }

  /** The segment that holds an event. */
  synchronized Optional<EventSegment> segmentOf(String id) {
    return Optional.ofNullable(segmentsByEvent.get(id));
  }
}
