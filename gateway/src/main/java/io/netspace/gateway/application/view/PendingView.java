package io.netspace.gateway.application.view;

import io.netspace.gateway.domain.study.RefinementFacts;
import io.netspace.model.space.Claim;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposed refinement that is not decided yet, with its evidence and what that recommends.
 * Errors, gain and margin in points of percent.
 *
 * @param interval low and high end of the gain's interval
 * @param confidence of the interval
 * @param says the evidence as a sentence without its full stop
 * @param guarantee null where an earlier version compared at a fixed size
 * @param reference null where the study compares without one
 */
public record PendingView(
    String id,
    String refinement,
    Claim claim,
    String statement,
    Decision recommendation,
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
    @Nullable ReferenceView reference) {

  static PendingView of(
      String id, RefinementFacts.ProposalFacts proposed, @Nullable Reference reference) {
    Evidence evidence = proposed.evidence();
    return new PendingView(
        id,
        proposed.change().name(),
        proposed.change().claim(),
        proposed.change().statement(),
        proposed.recommendation(),
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
        ReferenceView.of(reference, evidence.guarantee()));
  }
}
