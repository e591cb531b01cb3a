package io.netspace.messaging.event;

import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;

/** A study has ended. */
public record StudyConcluded(Provenance provenance, Conclusion conclusion) implements Event {
  @Override
  public String id() {
    return "concluded-" + provenance.study().value();
  }
}
