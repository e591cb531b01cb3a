package io.netspace.gateway.application;

import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.event.LogProjection;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.domain.CandidateFacts;
import io.netspace.gateway.domain.StudyFacts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies events to the read model, one at a time. An event that adds nothing leaves no trace; one
 * that does gets the next sequence number, and is stored before its effect: so a replay after a
 * crash in between neither loses it from the stream nor tells it twice.
 */
public final class ReadModel implements LogProjection {
  private final StudyViewStore store;
  private final EventLog log;

  public ReadModel(StudyViewStore store, EventLog log) {
    this.store = store;
    this.log = log;
  }

  @Override
  public synchronized void apply(List<LogEntry> entries) {
    entries.forEach(entry -> apply(entry.event(), entry.time()));
  }

  @Override
  public void forget() {
    // Nothing of the store is kept in memory.
  }

  /**
   * Has an event take its place in the views; one that is known already changes nothing.
   *
   * @param time when the event was published, kept to the millisecond
   */
  public synchronized void apply(Event event, Instant time) {
    Instant rounded = time.truncatedTo(ChronoUnit.MILLIS);
    Optional<Candidate> candidate = Projection.candidateOf(event);
    if (candidate.isPresent()) {
      applyToCandidate(candidate.get(), event, rounded);
    } else {
      applyToStudy(event, rounded);
    }
  }

  private void applyToCandidate(Candidate candidate, Event event, Instant time) {
    @Nullable CandidateFacts known = store.candidate(candidate.id()).orElse(null);
    CandidateFacts next =
        Projection.apply(known == null ? CandidateFacts.of(candidate) : known, event, time);
    if (!next.equals(known)) {
      log.append(event, time);
      store.save(next);
      log.announce();
    }
  }

  private void applyToStudy(Event event, Instant time) {
    StudyId id = event.provenance().study();
    StudyFacts known = store.study(id).orElseGet(() -> StudyFacts.of(id));
    StudyFacts next = Projection.apply(known, event, time);
    if (!next.equals(known)) {
      log.append(event, time);
      store.save(next);
      log.announce();
    }
  }
}
