package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.RefinementId;

/** A refinement has been tested; the evidence recommends a decision. */
public record RefinementProposed(
    Provenance provenance,
    RefinementId refinement,
    Refinement change,
    Evidence evidence,
    Decision recommendation)
    implements Event {
  @Override
  public String id() {
    return "proposed-" + refinement.value();
  }
}
