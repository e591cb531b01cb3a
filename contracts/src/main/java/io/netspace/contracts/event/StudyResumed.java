package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;

/** A paused study goes on. */
public record StudyResumed(Provenance provenance, int sequence) implements Event {
  @Override
  public String id() {
    return "resumed-" + provenance.study().value() + "-" + sequence;
  }
}
