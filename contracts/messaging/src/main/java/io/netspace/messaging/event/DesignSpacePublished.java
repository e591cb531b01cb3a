package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.Revision;

/** The analyzer has issued a revision of a study's space. */
public record DesignSpacePublished(Provenance provenance, Revision space) implements Event {
  @Override
  public String id() {
    return "space-" + provenance.study().value() + ".r" + space.number();
  }
}
