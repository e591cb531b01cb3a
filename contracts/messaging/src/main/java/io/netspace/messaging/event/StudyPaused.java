package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;

/** No more candidates are to be sampled for the study until it is resumed. */
public record StudyPaused(Provenance provenance, int sequence) implements Event {
  @Override
  public String id() {
    return "paused-" + provenance.study().value() + "-" + sequence;
  }
}
