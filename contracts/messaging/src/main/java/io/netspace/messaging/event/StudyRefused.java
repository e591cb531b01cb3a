package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * The study cannot be carried out.
 *
 * @param reason in a sentence
 * @param failed true for a study that had begun; null for one that never did
 */
public record StudyRefused(Provenance provenance, String reason, @Nullable Boolean failed)
    implements Event {
  /** The refusal of a study that has not begun. */
  public StudyRefused(Provenance provenance, String reason) {
    this(provenance, reason, null);
  }

  /** Whether candidates had been sampled. */
  public boolean hadBegun() {
    return failed != null && failed;
  }

  @Override
  public String id() {
    return "refused-" + provenance.study().value();
  }
}
