package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.Conclusion;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;

/** The ladder is done. */
public record StudyConcluded(Provenance provenance, Conclusion conclusion) implements Event {
  @Override
  public String id() {
    return "concluded-" + provenance.study().value();
  }
}
