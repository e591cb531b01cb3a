package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;

/** The study is to end now; what is queued is abandoned. */
public record StudyCancelled(Provenance provenance, String reason) implements Event {
  @Override
  public String id() {
    return "cancelled-" + provenance.study().value();
  }
}
