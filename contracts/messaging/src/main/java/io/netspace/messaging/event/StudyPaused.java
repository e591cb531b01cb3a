package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * No more candidates are to be sampled for the study until it is resumed.
 *
 * @param by absent in events of earlier versions
 */
public record StudyPaused(Provenance provenance, int sequence, @Nullable Requester by)
    implements Event {
  /** An event of a version that did not record who requested it. */
  public StudyPaused(Provenance provenance, int sequence) {
    this(provenance, sequence, null);
  }

  @Override
  public String id() {
    return "paused-" + provenance.study().value() + "-" + sequence;
  }
}
