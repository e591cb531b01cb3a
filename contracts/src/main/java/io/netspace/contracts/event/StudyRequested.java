package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.Study;

/** A user asks for a study. */
public record StudyRequested(Provenance provenance, Study study) implements Event {
  @Override
  public String id() {
    return "requested-" + study.id().value();
  }
}
