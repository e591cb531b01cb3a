package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Provenance;

/** No more of this population is needed; what is queued is abandoned. */
public record PopulationClosed(Provenance provenance, Population population, String reason)
    implements Event {
  @Override
  public String id() {
    return "closed-" + population.id().value();
  }
}
