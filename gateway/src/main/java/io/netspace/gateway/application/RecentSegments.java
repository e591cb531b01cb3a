package io.netspace.gateway.application;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The chapters told last, which are asked for most, and what they tell. */
final class RecentSegments {
  private static final int MAX_EVENTS = 2048;

  private final Map<Long, EventSegment> segments = new HashMap<>();
  private final Map<String, EventSegment> segmentsByEvent = new HashMap<>();
  private final Deque<EventSegment> order = new ArrayDeque<>();
  private int events;

  synchronized void add(Collection<EventSegment> told) {
    for (EventSegment chapter : told) {
      if (segments.putIfAbsent(chapter.first(), chapter) == null) {
        order.add(chapter);
        events += chapter.events().size();
        chapter.events().forEach(event -> segmentsByEvent.put(event.id(), chapter));
      }
    }
    while (events > MAX_EVENTS) {
      evict(order.remove());
    }
  }

  private void evict(EventSegment chapter) {
    segments.remove(chapter.first());
    events -= chapter.events().size();
    chapter.events().forEach(event -> segmentsByEvent.remove(event.id(), chapter));
  }

  synchronized Optional<EventSegment> segment(long first) {
    return Optional.ofNullable(segments.get(first));
  }

  /** The chapter that tells an event. */
  synchronized Optional<EventSegment> segmentOf(String id) {
    return Optional.ofNullable(segmentsByEvent.get(id));
  }
}
