package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.Revision;

/** The analyzer has issued a revision of a study's space. */
public record DesignSpacePublished(Provenance provenance, Revision space) implements Event {
  @Override
  public String id() {
    return "space-" + provenance.study().value() + ".r" + space.number();
  }
}
