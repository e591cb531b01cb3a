package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;

/** A paused study continues. */
public record StudyResumed(Provenance provenance, int sequence) implements Event {
  @Override
  public String id() {
    return "resumed-" + provenance.study().value() + "-" + sequence;
  }
}
