package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.model.study.Event;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * Stores the events of studies and the results of their candidates across restarts: events by id,
 * results by population, index and replicate, in no order. Which of several counts is decided
 * before it is stored.
 */
public interface StudyStore {
  /** Stores these, each in place of an earlier one of the same id or candidate. */
  void save(Collection<Event> events, Collection<CandidateRecord> outcomes);

  /** Passes all stored events to a reader. */
  void forEachEvent(Consumer<Event> reader);

  /** Passes all stored results of candidates to a reader. */
  void forEachCandidate(Consumer<CandidateRecord> reader);
}
