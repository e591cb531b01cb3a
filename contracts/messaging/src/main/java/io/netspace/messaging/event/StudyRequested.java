package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.Study;

/** A user has requested a study. */
public record StudyRequested(Provenance provenance, Study study) implements Event {
  @Override
  public String id() {
    return "requested-" + study.id().value();
  }
}
