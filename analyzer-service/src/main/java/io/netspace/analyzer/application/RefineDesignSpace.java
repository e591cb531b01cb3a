package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.Step;
import io.netspace.contracts.event.DesignSpacePublished;
import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.event.LogProjection;
import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.RefinementProposed;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.event.StudyRefused;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.StudyId;
import java.util.List;
import java.util.Optional;

/**
 * Takes studies up their ladders: hears what happened, and says what is next. Not thread-safe by
 * itself; its methods exclude each other.
 */
public final class RefineDesignSpace implements LogProjection {
  private final StudyStore store;
  private final EventPublisher publisher;
  private final String codeVersion;
  private final Studies studies = new Studies();

  /** Starts from what the store remembers. */
  public RefineDesignSpace(StudyStore store, EventPublisher publisher, String codeVersion) {
    this.store = store;
    this.publisher = publisher;
    this.codeVersion = codeVersion;
    store.forEach(studies::note);
  }

  @Override
  public synchronized void apply(List<LogEntry> entries) {
    entries.stream().map(LogEntry::event).forEach(this::hear);
  }

  @Override
  public void forget() {
    // What is in memory is a fold of all that was heard, and hearing it again changes nothing.
  }

  /** Takes note of an event; one that is known already changes nothing. */
  public synchronized void hear(Event event) {
    store.append(event);
    studies.note(event);
  }

  /** Says all that can be said now; only when all that is in the log was heard. */
  public synchronized void advance() {
    studies.ids().forEach(this::advance);
  }

  private void advance(StudyId id) {
    Study study = studies.study(id);
    Optional<Step> step = studies.ledger(id).next();
    while (step.isPresent()) {
      Event event = eventOf(study, step.get());
      publisher.publish(event);
      hear(event);
      step = studies.ledger(id).next();
    }
  }

  private Event eventOf(Study study, Step step) {
    return switch (step) {
      case Step.PublishSpace s ->
          new DesignSpacePublished(provenance(study, s.revision().number()), s.revision());
      case Step.GrowPopulation s ->
          new PopulationRequested(
              provenance(study, s.population().revision()),
              s.population(),
              s.space(),
              study.dataSet(),
              study.regime(),
              s.upToIndex());
      case Step.Propose s ->
          new RefinementProposed(
              provenance(study, s.evidence().challenger()),
              s.id(),
              s.change(),
              s.evidence(),
              s.recommendation());
      case Step.Decide s ->
          new RefinementDecided(
              provenance(study, s.evidence().challenger()),
              s.id(),
              s.change(),
              s.evidence(),
              s.decision(),
              s.decidedBy());
      case Step.Refuse s -> new StudyRefused(provenance(study, 0), s.reason());
      case Step.Conclude s ->
          new StudyConcluded(provenance(study, s.conclusion().revision()), s.conclusion());
    };
  }

  private Provenance provenance(Study study, int revision) {
    return new Provenance(study.id(), revision, study.seed(), codeVersion);
  }
}
