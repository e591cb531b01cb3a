package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.planning.AttributedDecision;
import io.netspace.analyzer.domain.planning.StudyLedger;
import io.netspace.analyzer.domain.planning.StudyStep;
import io.netspace.messaging.event.DesignSpacePublished;
import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.PopulationExhausted;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.RefinementProposed;
import io.netspace.messaging.event.RefinementReviewed;
import io.netspace.messaging.event.RefinementUndone;
import io.netspace.messaging.event.Review;
import io.netspace.messaging.event.StudyRequested;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Event;
import io.netspace.model.study.Study;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One study that has not ended: the first event of each id, and the ledger that they make. */
final class OpenStudy {
  private final Map<String, Event> firstEventsById = new HashMap<>();
  private final StudyLedger ledger = new StudyLedger();
  private @Nullable Study study;

  /** Takes note of an event, unless one of its id is known, and gives the one that counts. */
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
      case DesignSpacePublished e -> ledger.published(e.space());
      case PopulationRequested e ->
          ledger.populationRequested(e.population(), e.upToIndex(), e.trainingsEach());
      case PopulationExhausted e -> ledger.exhausted(e.population(), e.sampled());
      case PopulationClosed e -> ledger.closed(e.population());
      case RefinementProposed e ->
          ledger.proposed(
              new StudyStep.Propose(e.refinement(), e.change(), e.evidence(), e.recommendation()));
      case RefinementReviewed e -> ledger.reviewed(e.refinement(), reviewDecision(e));
      case RefinementUndone e -> ledger.undone(e.refinement());
      case RefinementDecided e -> ledger.decided(e.refinement(), e.decision(), e.evidence());
      default -> {
        // What the sampler and the trainers tell each other does not change a study.
      }
    }
  }

  private void requested(Study asked) {
    study = asked;
    ledger.requested(asked);
  }

  private static AttributedDecision reviewDecision(RefinementReviewed reviewed) {
    Decision decision = reviewed.review() == Review.APPROVE ? Decision.ACCEPTED : Decision.REJECTED;
    return new AttributedDecision(decision, reviewed.reviewer());
  }

  boolean hasEvent(String eventId) {
    return firstEventsById.containsKey(eventId);
  }

  StudyLedger ledger() {
    return ledger;
  }

  /** What was asked for, empty as long as it was not heard. */
  Optional<Study> study() {
    return Optional.ofNullable(study);
  }
}
