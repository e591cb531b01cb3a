package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;

/** The study cannot be carried out. */
public record StudyRefused(Provenance provenance, String reason) implements Event {
  @Override
  public String id() {
    return "refused-" + provenance.study().value();
  }
}
