package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.messaging.event.ReferenceFixed;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs studies: applies the log's events and publishes the next step of each study. Its methods
 * exclude each other, so it is thread-safe.
 *
 * <p>Its state is in memory, and decides which of several outcomes of a candidate, or events of an
 * id, counts: the first. Those that count are stored after every batch, and read once, at first
 * use.
 */
public final class RefineDesignSpace implements LogProjection {
  private static final Logger LOGGER = Logger.getLogger(RefineDesignSpace.class);
  private static final double NANOS_PER_SECOND = 1e9;

  private final StudyStore store;
  private final EventPublisher publisher;
  private final StepEvents stepEvents;
  private @Nullable Studies loaded;
  private volatile AnalyzerStatus status = new AnalyzerStatus(0, 0, Map.of());

  /** Starts from what is stored, which is read at first use. */
  public RefineDesignSpace(StudyStore store, EventPublisher publisher, String codeVersion) {
    this.store = store;
    this.publisher = publisher;
    this.stepEvents = new StepEvents(codeVersion);
  }

  /**
   * Applies events in the order of the log. What is known already changes nothing, but is stored
   * again: the store may have lost it.
   */
  @Override
  public synchronized void apply(List<LogEntry> batch) {
    Studies studies = studies();
    Map<String, Event> events = new LinkedHashMap<>();
    List<CandidateRecord> outcomes = new ArrayList<>();
    for (LogEntry entry : batch) {
      switch (entry.event()) {
        case Outcome outcome -> studies.applyOutcome(outcome).ifPresent(outcomes::add);
        case Event event -> events.put(event.id(), studies.apply(event));
      }
    }
    store.save(events.values(), outcomes);
    status = studies.status();
  }

  @Override
  public void reset() {
    // The state is a fold of the log, and applying an event again changes nothing.
  }

  /** Publishes all steps that are due; to be called only when the log was read to its end. */
  public synchronized void advance() {
    Studies studies = studies();
    studies.changed().forEach(id -> advance(studies, id));
    status = studies.status();
  }

  /** The status after the latest batch; does not wait for one that is being applied. */
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
    long began = System.nanoTime();
    Optional<Event> next = studies.find(id).flatMap(open -> open.nextEvent(stepEvents));
    next.filter(ReferenceFixed.class::isInstance)
        .ifPresent(
            event ->
                LOGGER.infof(
                    "Reference fixed. studyId=%s revision=%d seconds=%.1f",
                    id,
                    event.provenance().revision(),
                    (System.nanoTime() - began) / NANOS_PER_SECOND));
    return next;
  }

  /** Once it is in the log it is applied, even if the store is unavailable. */
  private void publish(Studies studies, Event event) {
    publisher.publish(event);
    store.save(List.of(studies.apply(event)), List.of());
  }
}
