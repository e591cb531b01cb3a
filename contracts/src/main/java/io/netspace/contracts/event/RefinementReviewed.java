package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.RefinementId;

/** A person has approved or rejected a proposed refinement. */
public record RefinementReviewed(
    Provenance provenance, RefinementId refinement, Review review, String reviewer, String reason)
    implements Event {
  @Override
  public String id() {
    return "reviewed-" + refinement.value();
  }
}
