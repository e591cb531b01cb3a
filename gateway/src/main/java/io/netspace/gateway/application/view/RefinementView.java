package io.netspace.gateway.application.view;

import io.netspace.gateway.domain.study.RefinementFacts;
import io.netspace.gateway.domain.study.ReviewFacts;
import io.netspace.gateway.domain.study.StudyFacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One refinement from its proposal to its decision.
 *
 * @param proposal what the evidence recommended, null when only the decision is known
 * @param review null unless it was reviewed
 * @param decision null until decided
 */
public record RefinementView(
    String id,
    RefinementState state,
    @Nullable PendingView proposal,
    @Nullable ReviewFacts review,
    @Nullable DecisionView decision) {

  /** The state of a refinement. */
  public enum RefinementState {
    /** Awaits its decision. */
    PENDING,
    /** Accepted, rejected or inconclusive. */
    DECIDED
  }

  /** The view of a refinement, empty while only its review is known. */
  public static Optional<RefinementView> of(RefinementFacts facts, StudyFacts study) {
    if (facts.proposed() == null && facts.decided() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new RefinementView(
            facts.id(),
            facts.decided() == null ? RefinementState.PENDING : RefinementState.DECIDED,
            facts.proposed() == null
                ? null
                : PendingView.of(
                    facts.id(), facts.proposed(), study.knownReferences().get(facts.challenger())),
            facts.review(),
            facts.decided() == null
                ? null
                : DecisionView.of(
                    facts.id(),
                    facts.decided(),
                    study.knownReferences().get(facts.challenger()),
                    facts.isUndone() ? facts.undone() : null)));
  }
}
