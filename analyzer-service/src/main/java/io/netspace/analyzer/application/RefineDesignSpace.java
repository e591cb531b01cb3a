package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.CandidateFate;
import io.netspace.analyzer.domain.Step;
import io.netspace.contracts.event.DesignSpacePublished;
import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.event.LogProjection;
import io.netspace.contracts.event.PopulationClosed;
import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.RefinementProposed;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.event.StudyRefused;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.StudyId;
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
  private final String codeVersion;
  private @Nullable Studies known;
  private volatile Standing standing = new Standing(0, 0, Map.of());

  /** Starts from what the store remembers, which it asks at first use. */
  public RefineDesignSpace(StudyStore store, EventPublisher publisher, String codeVersion) {
    this.store = store;
    this.publisher = publisher;
    this.codeVersion = codeVersion;
  }

  /**
   * Takes note of what the log says, in its order. What is known already changes nothing, but is
   * kept again: the store may have lost it.
   */
  @Override
  public synchronized void apply(List<LogEntry> batch) {
    Studies studies = studies();
    Map<String, Event> said = new LinkedHashMap<>();
    List<CandidateFate> fates = new ArrayList<>();
    for (LogEntry entry : batch) {
      switch (entry.event()) {
        case Outcome outcome -> studies.outcome(outcome).ifPresent(fates::add);
        case Event event -> said.put(event.id(), studies.note(event));
      }
    }
    store.keep(said.values(), fates);
    standing = studies.standing();
  }

  @Override
  public void forget() {
    // What is in memory is a fold of all that was heard, and hearing it again changes nothing.
  }

  /** Says all that can be said now; only when all that is in the log was heard. */
  public synchronized void advance() {
    Studies studies = studies();
    studies.stirred().forEach(id -> advance(studies, id));
    standing = studies.standing();
  }

  /** Where it stands; does not wait for what it is doing. */
  public Standing standing() {
    return standing;
  }

  private Studies studies() {
    Studies studies = known;
    if (studies == null) {
      studies = remembered();
      known = studies;
    }
    return studies;
  }

  private Studies remembered() {
    Studies studies = new Studies();
    store.forEachEvent(studies::note);
    store.forEachFate(studies::remember);
    return studies;
  }

  private void advance(Studies studies, StudyId id) {
    Optional<Event> next = next(studies, id);
    while (next.isPresent()) {
      say(studies, next.get());
      next = next(studies, id);
    }
    studies.settled(id);
  }

  private Optional<Event> next(Studies studies, StudyId id) {
    return studies
        .find(id)
        .flatMap(
            open ->
                open.study()
                    .flatMap(study -> open.ledger().next().map(step -> eventOf(study, step))));
  }

  /** Once it is in the log it is known, whether the store can be told now or not. */
  private void say(Studies studies, Event event) {
    publisher.publish(event);
    store.keep(List.of(studies.note(event)), List.of());
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
              s.regime(),
              s.upToIndex(),
              study.replicates(),
              s.baselines());
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
      case Step.Close s ->
          new PopulationClosed(
              provenance(study, s.population().revision()), s.population(), s.reason());
      case Step.Refuse s -> new StudyRefused(provenance(study, 0), s.reason());
      case Step.Conclude s ->
          new StudyConcluded(provenance(study, s.conclusion().revision()), s.conclusion());
    };
  }

  private Provenance provenance(Study study, int revision) {
    return new Provenance(study.id(), revision, study.seed(), codeVersion);
  }
}
