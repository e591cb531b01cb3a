package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Provenance;

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
