package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.RefinementId;

/**
 * A person has undone an accepted refinement: the study goes on from the space before it, with the
 * refinements that follow.
 */
public record RefinementUndone(
    Provenance provenance, RefinementId refinement, String reviewer, String reason)
    implements Event {
  @Override
  public String id() {
    return "undone-" + refinement.value();
  }
}
