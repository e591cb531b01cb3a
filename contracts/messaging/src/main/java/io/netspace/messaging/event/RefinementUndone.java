package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.RefinementId;
import org.jspecify.annotations.Nullable;

/**
 * A person has undone an accepted refinement: the study continues from the space before it, with
 * the refinements that follow.
 *
 * @param by absent in events of earlier versions
 */
public record RefinementUndone(
    Provenance provenance,
    RefinementId refinement,
    String reviewer,
    String reason,
    @Nullable Requester by)
    implements Event {
  /** An event of a version that did not record who requested it. */
  public RefinementUndone(
      Provenance provenance, RefinementId refinement, String reviewer, String reason) {
    this(provenance, refinement, reviewer, reason, null);
  }

  @Override
  public String id() {
    return "undone-" + refinement.value();
  }
}
