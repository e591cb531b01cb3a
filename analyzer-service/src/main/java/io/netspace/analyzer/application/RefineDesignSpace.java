package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.messaging.log.LogEntry;
import io.netspace.messaging.log.LogProjection;
import io.netspace.model.study.Event;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.StudyId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes studies up their ladders: hears what happened, and says what is next. Not thread-safe by
 * itself; its methods exclude each other.
 *
 * <p>What it knows is in memory, and decides which of several outcomes of a candidate, or events of
 * an id, counts: the first. The store is told what counts, after every batch, and asked once.
 */
public final class RefineDesignSpace implements LogProjection {
  private final StudyStore store;
  private final EventPublisher publisher;
  private final StepEvents stepEvents;
  private @Nullable Studies loaded;
  private volatile AnalyzerStatus status = new AnalyzerStatus(0, 0, Map.of());

  /** Starts from what the store remembers, which it asks at first use. */
  public RefineDesignSpace(StudyStore store, EventPublisher publisher, String codeVersion) {
    this.store = store;
    this.publisher = publisher;
    this.stepEvents = new StepEvents(codeVersion);
  }

  /**
   * Takes note of what the log says, in its order. What is known already changes nothing, but is
   * kept again: the store may have lost it.
   */
  @Override
  public synchronized void apply(List<LogEntry> batch) {
    Studies studies = studies();
    Map<String, Event> said = new LinkedHashMap<>();
    List<CandidateRecord> fates = new ArrayList<>();
    for (LogEntry entry : batch) {
      switch (entry.event()) {
        case Outcome outcome -> studies.applyOutcome(outcome).ifPresent(fates::add);
        case Event event -> said.put(event.id(), studies.apply(event));
      }
    }
    store.save(said.values(), fates);
    status = studies.status();
  }

  @Override
  public void reset() {
    // What is in memory is a fold of all that was heard, and hearing it again changes nothing.
  }

  /** Says all that can be said now; only when all that is in the log was heard. */
  public synchronized void advance() {
    Studies studies = studies();
    studies.changed().forEach(id -> advance(studies, id));
    status = studies.status();
  }

  /** Where it stands; does not wait for what it is doing. */
  public AnalyzerStatus status() {
    return status;
  }

  private Studies studies() {
    Studies studies = loaded;
    if (studies == null) {
      studies = load();
      loaded = studies;
    }
    return studies;
  }

  private Studies load() {
    Studies studies = new Studies();
    store.forEachEvent(studies::apply);
    store.forEachCandidate(studies::restore);
    return studies;
  }

  private void advance(Studies studies, StudyId id) {
    Optional<Event> next = nextEvent(studies, id);
    while (next.isPresent()) {
      publish(studies, next.get());
      next = nextEvent(studies, id);
    }
    studies.markAdvanced(id);
  }

  private Optional<Event> nextEvent(Studies studies, StudyId id) {
    return studies.find(id).flatMap(open -> open.nextEvent(stepEvents));
  }

  /** Once it is in the log it is known, whether the store can be told now or not. */
  private void publish(Studies studies, Event event) {
    publisher.publish(event);
    store.save(List.of(studies.apply(event)), List.of());
  }
}
