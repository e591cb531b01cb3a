package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.RefinementId;

/** A person has approved or rejected a proposed refinement. */
public record RefinementReviewed(
    Provenance provenance, RefinementId refinement, Review review, String reviewer, String reason)
    implements Event {
  @Override
  public String id() {
    return "reviewed-" + refinement.value();
  }
}
