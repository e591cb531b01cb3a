package io.netspace.gateway.application.view;

import io.netspace.gateway.domain.study.RefinementFacts;
import io.netspace.gateway.domain.study.UndoFacts;
import io.netspace.model.space.Claim;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decided refinement with the evidence it rests on. Errors, gain and margin in points of percent.
 *
 * @param interval low and high end of the gain's interval
 * @param confidence of the interval
 * @param says the evidence as a sentence without its full stop
 * @param guarantee null where an earlier version compared at a fixed size
 * @param reference of the comparison; null where an earlier version began the study
 * @param undone null unless a reviewer has undone it
 */
public record DecisionView(
    String id,
    String refinement,
    Claim claim,
    String statement,
    Decision decision,
    String decidedBy,
    int incumbent,
    int challenger,
    @Nullable Double incumbentMeanError,
    @Nullable Double challengerMeanError,
    double gain,
    List<Double> interval,
    double confidence,
    double margin,
    int models,
    int excludedPairs,
    double trainingSeconds,
    String says,
    @Nullable GuaranteeView guarantee,
    @Nullable ReferenceView reference,
    @Nullable UndoFacts undone) {

  static DecisionView of(
      String id,
      RefinementFacts.DecisionFacts decided,
      @Nullable Reference reference,
      @Nullable UndoFacts undone) {
    Evidence evidence = decided.evidence();
    return new DecisionView(
        id,
        decided.change().name(),
        decided.change().claim(),
        decided.change().statement(),
        decided.decision(),
        decided.decidedBy(),
        evidence.incumbent(),
        evidence.challenger(),
        evidence.incumbentMeanError(),
        evidence.challengerMeanError(),
        evidence.gain(),
        List.of(evidence.interval().low(), evidence.interval().high()),
        evidence.confidence(),
        evidence.margin(),
        evidence.models(),
        evidence.excludedPairs(),
        evidence.trainingSeconds(),
        EvidenceSentence.of(evidence),
        GuaranteeView.of(evidence.guarantee()),
        ReferenceView.of(reference, evidence.guarantee()),
        undone);
  }
}
