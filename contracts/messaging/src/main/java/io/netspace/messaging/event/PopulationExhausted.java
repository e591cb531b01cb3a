package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Population;
import io.netspace.model.study.Provenance;

/** The sampler found no further network of a space that the regime allows within its draw limit. */
public record PopulationExhausted(
    Provenance provenance, Population population, int sampled, long draws, double acceptanceRate)
    implements Event {
  @Override
  public String id() {
    return "exhausted-" + population.id().value();
  }
}
