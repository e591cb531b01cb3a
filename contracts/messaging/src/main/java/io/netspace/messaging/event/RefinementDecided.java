package io.netspace.messaging.event;

import io.netspace.model.space.Refinement;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Event;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.RefinementId;

/** A refinement has been decided. */
public record RefinementDecided(
    Provenance provenance,
    RefinementId refinement,
    Refinement change,
    Evidence evidence,
    Decision decision,
    String decidedBy)
    implements Event {
  @Override
  public String id() {
    return "decided-" + refinement.value();
  }
}
