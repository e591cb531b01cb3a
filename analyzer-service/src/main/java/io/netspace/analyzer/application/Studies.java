package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.Step;
import io.netspace.analyzer.domain.StudyLedger;
import io.netspace.analyzer.domain.Verdict;
import io.netspace.contracts.event.DesignSpacePublished;
import io.netspace.contracts.event.PopulationExhausted;
import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.RefinementProposed;
import io.netspace.contracts.event.RefinementReviewed;
import io.netspace.contracts.event.Review;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.event.StudyRefused;
import io.netspace.contracts.event.StudyRequested;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.StudyId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The ledgers of all studies, and what each kind of event means to them. */
final class Studies {
  private final Map<StudyId, StudyLedger> ledgers = new HashMap<>();
  private final Map<StudyId, Study> studies = new HashMap<>();

  void note(Event event) {
    StudyLedger ledger =
        ledgers.computeIfAbsent(event.provenance().study(), _ -> new StudyLedger());
    switch (event) {
      case StudyRequested e -> requested(ledger, e.study());
      case DesignSpacePublished e -> ledger.published(e.space());
      case PopulationRequested e -> ledger.populationRequested(e.population());
      case PopulationExhausted e -> ledger.exhausted(e.population(), e.sampled());
      case Outcome e -> ledger.outcome(e);
      case RefinementProposed e ->
          ledger.proposed(
              new Step.Propose(e.refinement(), e.change(), e.evidence(), e.recommendation()));
      case RefinementReviewed e -> ledger.reviewed(e.refinement(), verdict(e));
      case RefinementDecided e -> ledger.decided(e.refinement(), e.decision());
      case StudyCancelled _, StudyRefused _, StudyConcluded _ -> ledger.ended();
      default -> {
        // What the sampler and the trainers tell each other does not change a study.
      }
    }
  }

  private void requested(StudyLedger ledger, Study study) {
    studies.put(study.id(), study);
    ledger.requested(study);
  }

  private static Verdict verdict(RefinementReviewed reviewed) {
    Decision decision = reviewed.review() == Review.APPROVE ? Decision.ACCEPTED : Decision.REJECTED;
    return new Verdict(decision, reviewed.reviewer());
  }

  /** The studies that were asked for. */
  Set<StudyId> ids() {
    return Set.copyOf(studies.keySet());
  }

  Study study(StudyId id) {
    Study study = studies.get(id);
    if (study == null) {
      throw new IllegalArgumentException("study (" + id + ") was never requested.");
    }
    return study;
  }

  StudyLedger ledger(StudyId id) {
    return ledgers.computeIfAbsent(id, _ -> new StudyLedger());
  }
}
