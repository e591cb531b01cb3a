package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * A paused study continues.
 *
 * @param by absent in events of earlier versions
 */
public record StudyResumed(Provenance provenance, int sequence, @Nullable Requester by)
    implements Event {
  /** An event of a version that did not record who requested it. */
  public StudyResumed(Provenance provenance, int sequence) {
    this(provenance, sequence, null);
  }

  @Override
  public String id() {
    return "resumed-" + provenance.study().value() + "-" + sequence;
  }
}
