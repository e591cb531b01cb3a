package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.Reference;
import io.netspace.model.study.RefinementId;

/**
 * The reference of a comparison is fixed, whether it is used or not. It comes after the
 * challenger's space is published and before its population is requested, so before the first pair.
 */
public record ReferenceFixed(Provenance provenance, RefinementId refinement, Reference reference)
    implements Event {
  @Override
  public String id() {
    return "reference-" + refinement.value();
  }
}
