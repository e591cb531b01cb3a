package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.CandidateFate;
import io.netspace.contracts.vocabulary.Event;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * Remembers what was said about studies and what became of their candidates, across restarts. Each
 * by its id and in no order; what counts was decided before it is kept.
 */
public interface StudyStore {
  /** Keeps these, in the place of what it has of the same ids. */
  void keep(Collection<Event> said, Collection<CandidateFate> fates);

  /** Tells all kept events. */
  void forEachEvent(Consumer<Event> reader);

  /** Tells all kept fates. */
  void forEachFate(Consumer<CandidateFate> reader);
}
