package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;

/** The study is to end now; what is queued is abandoned. */
public record StudyCancelled(Provenance provenance, String reason) implements Event {
  @Override
  public String id() {
    return "cancelled-" + provenance.study().value();
  }
}
