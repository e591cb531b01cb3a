package io.netspace.analyzer.application;

import io.netspace.contracts.vocabulary.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The store's fake: an ordered map. */
public final class InMemoryStudyStore implements StudyStore {
  private final Map<String, Event> events = new LinkedHashMap<>();

  @Override
  public void append(Event event) {
    events.putIfAbsent(event.id(), event);
  }

  @Override
  public void forEach(Consumer<Event> reader) {
    events.values().forEach(reader);
  }
}
