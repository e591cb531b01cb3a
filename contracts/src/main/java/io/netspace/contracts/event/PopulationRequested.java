package io.netspace.contracts.event;

import io.netspace.contracts.vocabulary.DataSet;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.Regime;

/**
 * A population is to grow to {@code upToIndex} candidates, indices 0 to upToIndex − 1. Carries all
 * that sampling needs.
 */
public record PopulationRequested(
    Provenance provenance,
    Population population,
    DesignSpace space,
    DataSet dataSet,
    Regime regime,
    int upToIndex)
    implements Event {
  @Override
  public String id() {
    return "population-" + population.id() + "-" + upToIndex;
  }
}
