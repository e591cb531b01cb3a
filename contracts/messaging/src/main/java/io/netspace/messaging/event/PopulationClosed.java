package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Population;
import io.netspace.model.study.Provenance;

/** No more of this population is needed; what is queued is abandoned. */
public record PopulationClosed(Provenance provenance, Population population, String reason)
    implements Event {
  @Override
  public String id() {
    return "closed-" + population.id().value();
  }
}
