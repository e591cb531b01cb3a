package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.DataSet;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Regime;
import org.jspecify.annotations.Nullable;

/**
 * All that the candidates of a population follow from, but their number.
 *
 * @param replicates candidates of each network; one if absent
 */
public record PopulationPlan(
    long studySeed,
    Population population,
    DesignSpace space,
    DataSet dataSet,
    Regime regime,
    @Nullable Integer replicates) {

  /** A plan whose networks are trained once. */
  public PopulationPlan(
      long studySeed, Population population, DesignSpace space, DataSet dataSet, Regime regime) {
    this(studySeed, population, space, dataSet, regime, null);
  }

  /** Candidates of each network, 1 or more. */
  public int trainingsEach() {
    return replicates == null ? 1 : replicates;
  }
}
