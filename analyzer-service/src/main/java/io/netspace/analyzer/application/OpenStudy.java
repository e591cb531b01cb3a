package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.Ruling;
import io.netspace.analyzer.domain.Step;
import io.netspace.analyzer.domain.StudyLedger;
import io.netspace.contracts.event.DesignSpacePublished;
import io.netspace.contracts.event.PopulationClosed;
import io.netspace.contracts.event.PopulationExhausted;
import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.RefinementProposed;
import io.netspace.contracts.event.RefinementReviewed;
import io.netspace.contracts.event.RefinementUndone;
import io.netspace.contracts.event.Review;
import io.netspace.contracts.event.StudyRequested;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Study;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One study that has not ended: the first event of each id, and the ledger that they make. */
final class OpenStudy {
  private final Map<String, Event> firsts = new HashMap<>();
  private final StudyLedger ledger = new StudyLedger();
  private @Nullable Study study;

  /** Takes note of an event, unless one of its id is known, and gives the one that counts. */
  Event note(Event event) {
    Event first = firsts.putIfAbsent(event.id(), event);
    if (first != null) {
      return first;
    }
    take(event);
    return event;
  }

  private void take(Event event) {
    switch (event) {
      case StudyRequested e -> requested(e.study());
      case DesignSpacePublished e -> ledger.published(e.space());
      case PopulationRequested e ->
          ledger.populationRequested(e.population(), e.upToIndex(), e.trainingsEach());
      case PopulationExhausted e -> ledger.exhausted(e.population(), e.sampled());
      case PopulationClosed e -> ledger.closed(e.population());
      case RefinementProposed e ->
          ledger.proposed(
              new Step.Propose(e.refinement(), e.change(), e.evidence(), e.recommendation()));
      case RefinementReviewed e -> ledger.reviewed(e.refinement(), ruling(e));
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

  private static Ruling ruling(RefinementReviewed reviewed) {
    Decision decision = reviewed.review() == Review.APPROVE ? Decision.ACCEPTED : Decision.REJECTED;
    return new Ruling(decision, reviewed.reviewer());
  }

  boolean knows(String eventId) {
    return firsts.containsKey(eventId);
  }

  StudyLedger ledger() {
    return ledger;
  }

  /** What was asked for, empty as long as it was not heard. */
  Optional<Study> study() {
    return Optional.ofNullable(study);
  }
}
