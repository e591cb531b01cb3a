package io.netspace.analyzer.application;

import io.netspace.contracts.vocabulary.Event;
import java.util.function.Consumer;

/** Remembers what was said about studies, across restarts. */
public interface StudyStore {
  /** Keeps an event; of two with the same id the first stays. */
  void append(Event event);

  /** Tells all kept events, in the order they were kept. */
  void forEach(Consumer<Event> reader);
}
