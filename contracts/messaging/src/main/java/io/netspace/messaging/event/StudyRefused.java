package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;

/** The study cannot be carried out. */
public record StudyRefused(Provenance provenance, String reason) implements Event {
  @Override
  public String id() {
    return "refused-" + provenance.study().value();
  }
}
