package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Refinement;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one refinement under test. Its proposal, review and decision may become known in
 * any order.
 *
 * @param proposed null until proposed
 * @param review null unless a person reviewed it
 * @param decided null until decided
 */
public record RefinementFacts(
    String id,
    @Nullable Proposal proposed,
    @Nullable ReviewFacts review,
    @Nullable Settlement decided) {

  /** A tested refinement with what the evidence recommends. */
  public record Proposal(Refinement change, Evidence evidence, Decision recommendation) {}

  /** The decision on a refinement, with the evidence it rests on. */
  public record Settlement(
      Refinement change, Evidence evidence, Decision decision, String decidedBy) {}

  static RefinementFacts of(String id) {
    return new RefinementFacts(id, null, null, null);
  }

  public RefinementFacts with(Proposal proposal) {
    return new RefinementFacts(id, proposed == null ? proposal : proposed, review, decided);
  }

  public RefinementFacts with(ReviewFacts first) {
    return new RefinementFacts(id, proposed, review == null ? first : review, decided);
  }

  public RefinementFacts with(Settlement settlement) {
    return new RefinementFacts(id, proposed, review, decided == null ? settlement : decided);
  }

  /** The revision under test, −1 while neither proposal nor decision is known. */
  public int challenger() {
    if (decided != null) {
      return decided.evidence().challenger();
    }
    return proposed != null ? proposed.evidence().challenger() : -1;
  }

  /** Whether it was proposed and not decided yet. */
  public boolean pending() {
    return proposed != null && decided == null;
  }
}
