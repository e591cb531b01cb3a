package io.netspace.gateway.domain.study;

import io.netspace.model.space.Refinement;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Facts of one refinement under test. Its proposal, review, decision and undo may be applied in any
 * order.
 *
 * @param proposed null until proposed
 * @param review null unless reviewed
 * @param decided null until decided
 * @param undone null unless undone; it counts only where the refinement was accepted
 */
public record RefinementFacts(
    String id,
    @Nullable ProposalFacts proposed,
    @Nullable ReviewFacts review,
    @Nullable DecisionFacts decided,
    @Nullable UndoFacts undone) {

  /** A tested refinement with what the evidence recommends. */
  public record ProposalFacts(Refinement change, Evidence evidence, Decision recommendation) {}

  /** The decision on a refinement, with the evidence it rests on. */
  public record DecisionFacts(
      Refinement change, Evidence evidence, Decision decision, String decidedBy) {}

  static RefinementFacts of(String id) {
    return new RefinementFacts(id, null, null, null, null);
  }

  public RefinementFacts with(ProposalFacts proposal) {
    return new RefinementFacts(id, proposed == null ? proposal : proposed, review, decided, undone);
  }

  public RefinementFacts with(ReviewFacts first) {
    return new RefinementFacts(id, proposed, review == null ? first : review, decided, undone);
  }

  public RefinementFacts with(DecisionFacts settlement) {
    return new RefinementFacts(
        id, proposed, review, decided == null ? settlement : decided, undone);
  }

  public RefinementFacts with(UndoFacts first) {
    return new RefinementFacts(id, proposed, review, decided, undone == null ? first : undone);
  }

  /** The revision under test, −1 while neither proposal nor decision is known. */
  public int challenger() {
    Evidence evidence = evidence();
    return evidence == null ? -1 : evidence.challenger();
  }

  /** The evidence, null while neither proposal nor decision is known. */
  @Nullable
  public Evidence evidence() {
    if (decided != null) {
      return decided.evidence();
    }
    return proposed == null ? null : proposed.evidence();
  }

  /** The name of the change, its id while neither proposal nor decision is known. */
  public String name() {
    if (decided != null) {
      return decided.change().name();
    }
    return proposed == null ? id : proposed.change().name();
  }

  /** Whether it was proposed and not decided yet. */
  public boolean pending() {
    return proposed != null && decided == null;
  }

  /** Whether it was accepted, undone since or not. */
  public boolean isAccepted() {
    return decided != null && decided.decision() == Decision.ACCEPTED;
  }

  /** Whether it was accepted and then undone. */
  public boolean isUndone() {
    return undone != null && isAccepted();
  }
}
