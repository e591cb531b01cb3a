package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.model.study.Event;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * Remembers what was said about studies and what became of their candidates, across restarts:
 * events by their id, fates by population, index and replicate, in no order. What counts was
 * decided before it is kept.
 */
public interface StudyStore {
  /** Keeps these, each in the place of the same, if there is one. */
  void save(Collection<Event> said, Collection<CandidateRecord> fates);

  /** Tells all kept events. */
  void forEachEvent(Consumer<Event> reader);

  /** Tells all kept fates. */
  void forEachCandidate(Consumer<CandidateRecord> reader);
}
