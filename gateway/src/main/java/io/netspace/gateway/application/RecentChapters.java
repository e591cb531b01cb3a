package io.netspace.gateway.application;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The chapters told last, which are asked for most, and what they tell. */
final class RecentChapters {
  private static final int MOST_EVENTS = 2048;

  private final Map<Long, Chapter> chapters = new HashMap<>();
  private final Map<String, Chapter> chaptersByEvent = new HashMap<>();
  private final Deque<Chapter> order = new ArrayDeque<>();
  private int events;

  synchronized void add(Collection<Chapter> told) {
    for (Chapter chapter : told) {
      if (chapters.putIfAbsent(chapter.first(), chapter) == null) {
        order.add(chapter);
        events += chapter.events().size();
        chapter.events().forEach(event -> chaptersByEvent.put(event.id(), chapter));
      }
    }
    while (events > MOST_EVENTS) {
      forget(order.remove());
    }
  }

  private void forget(Chapter chapter) {
    chapters.remove(chapter.first());
    events -= chapter.events().size();
    chapter.events().forEach(event -> chaptersByEvent.remove(event.id(), chapter));
  }

  synchronized Optional<Chapter> chapter(long first) {
    return Optional.ofNullable(chapters.get(first));
  }

  /** The chapter that tells an event. */
  synchronized Optional<Chapter> telling(String id) {
    return Optional.ofNullable(chaptersByEvent.get(id));
  }
}
