package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.RefinementId;
import org.jspecify.annotations.Nullable;

/**
 * A person has approved or rejected a proposed refinement.
 *
 * @param by absent in events of earlier versions
 */
public record RefinementReviewed(
    Provenance provenance,
    RefinementId refinement,
    Review review,
    String reviewer,
    String reason,
    @Nullable Requester by)
    implements Event {
  /** An event of a version that did not record who requested it. */
  public RefinementReviewed(
      Provenance provenance,
      RefinementId refinement,
      Review review,
      String reviewer,
      String reason) {
    this(provenance, refinement, review, reviewer, reason, null);
  }

  @Override
  public String id() {
    return "reviewed-" + refinement.value();
  }
}
