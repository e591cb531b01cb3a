package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.planning.AttributedDecision;
import io.netspace.analyzer.domain.planning.StudyHistory;
import io.netspace.analyzer.domain.planning.StudyPlanner;
import io.netspace.analyzer.domain.planning.StudyStep;
import io.netspace.messaging.event.DesignSpacePublished;
import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.PopulationExhausted;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.messaging.event.ReferenceFixed;
import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.RefinementProposed;
import io.netspace.messaging.event.RefinementReviewed;
import io.netspace.messaging.event.RefinementUndone;
import io.netspace.messaging.event.Review;
import io.netspace.messaging.event.StudyRequested;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Event;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One study that has not ended: the first event of each id, the history that they make, and, from
 * its request on, its planner. Events of different topics come in any order, so the request need
 * not be the first.
 */
final class OpenStudy {
  private final Map<String, Event> firstEventsById = new HashMap<>();
  private final StudyHistory history;
  private @Nullable PlannedStudy planned;

  /** A requested study. */
  private record PlannedStudy(Study study, StudyPlanner planner) {}

  OpenStudy(StudyId id) {
    history = new StudyHistory(id);
  }

  /** Applies an event, unless one of its id is known, and returns the one that counts. */
  Event apply(Event event) {
    Event first = firstEventsById.putIfAbsent(event.id(), event);
    if (first != null) {
      return first;
    }
    applyFirst(event);
    return event;
  }

  private void applyFirst(Event event) {
    switch (event) {
      case StudyRequested e -> requested(e.study());
      case DesignSpacePublished e -> history.published(e.space());
      case ReferenceFixed e -> history.referenceFixed(e.reference());
      case PopulationRequested e ->
          history.populationRequested(
              e.population(), e.upToIndex(), e.trainingsEach(), e.hasIndependentDraws());
      case PopulationExhausted e -> history.exhausted(e.population(), e.sampled());
      case PopulationClosed e -> history.closed(e.population());
      case RefinementProposed e ->
          history.proposed(
              new StudyStep.Propose(e.refinement(), e.change(), e.evidence(), e.recommendation()));
      case RefinementReviewed e -> history.reviewed(e.refinement(), reviewDecision(e));
      case RefinementUndone e -> history.undone(e.refinement());
      case RefinementDecided e -> history.decided(e.refinement(), e.decision(), e.evidence());
      default -> {
        // Events between sampler and trainers do not change a study.
      }
    }
  }

  private void requested(Study study) {
    planned = new PlannedStudy(study, new StudyPlanner(study, history));
  }

  private static AttributedDecision reviewDecision(RefinementReviewed reviewed) {
    Decision decision = reviewed.review() == Review.APPROVE ? Decision.ACCEPTED : Decision.REJECTED;
    return new AttributedDecision(decision, reviewed.reviewer());
  }

  boolean hasEvent(String eventId) {
    return firstEventsById.containsKey(eventId);
  }

  StudyHistory history() {
    return history;
  }

  /** The event of the next step; empty while others are awaited, the study's request among them. */
  Optional<Event> nextEvent(StepEvents events) {
    return Optional.ofNullable(planned)
        .flatMap(
            known ->
                known
                    .planner()
                    .next()
                    .map(step -> events.of(known.study(), step, history.hasIndependentDraws())));
  }
}
