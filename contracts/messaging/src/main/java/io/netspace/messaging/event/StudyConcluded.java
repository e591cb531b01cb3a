package io.netspace.messaging.event;

import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;

/** The ladder is done. */
public record StudyConcluded(Provenance provenance, Conclusion conclusion) implements Event {
  @Override
  public String id() {
    return "concluded-" + provenance.study().value();
  }
}
