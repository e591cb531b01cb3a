package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Population;
import io.netspace.model.study.Provenance;

/**
 * The sampler could not find more networks of a space inside the regime's window within its effort.
 */
public record PopulationExhausted(
    Provenance provenance, Population population, int sampled, long draws, double acceptanceRate)
    implements Event {
  @Override
  public String id() {
    return "exhausted-" + population.id().value();
  }
}
