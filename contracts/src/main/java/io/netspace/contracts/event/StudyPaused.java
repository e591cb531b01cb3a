package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;

/** No more candidates are to be sampled for the study until it is resumed. */
public record StudyPaused(Provenance provenance, int sequence) implements Event {
  @Override
  public String id() {
    return "paused-" + provenance.study().value() + "-" + sequence;
  }
}
