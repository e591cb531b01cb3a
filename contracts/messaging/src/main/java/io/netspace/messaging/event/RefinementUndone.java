package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.RefinementId;

/**
 * A person has undone an accepted refinement: the study continues from the space before it, with
 * the refinements that follow.
 */
public record RefinementUndone(
    Provenance provenance, RefinementId refinement, String reviewer, String reason)
    implements Event {
  @Override
  public String id() {
    return "undone-" + refinement.value();
  }
}
