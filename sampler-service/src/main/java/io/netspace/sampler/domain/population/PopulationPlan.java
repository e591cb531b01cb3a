package io.netspace.sampler.domain.population;

import io.netspace.model.space.DesignSpace;
import io.netspace.model.study.Baseline;
import io.netspace.model.study.Population;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.Regime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inputs that determine the candidates of a population, except their number.
 *
 * @param replicates candidates of each network; one if absent
 * @param baselines the networks, in order, where they are given rather than drawn from the space;
 *     else null
 * @param independentDraws whether each network is drawn by its index alone, so that networks may
 *     repeat; where absent, a network differs from those of lower indices
 */
public record PopulationPlan(
    long studySeed,
    Population population,
    DesignSpace space,
    DataSet dataSet,
    Regime regime,
    @Nullable Integer replicates,
    @Nullable List<Baseline> baselines,
    @Nullable Boolean independentDraws) {
  public PopulationPlan {
    baselines = baselines == null ? null : List.copyOf(baselines);
  }

  /** A plan whose networks are drawn, and trained once each. */
  public PopulationPlan(
      long studySeed, Population population, DesignSpace space, DataSet dataSet, Regime regime) {
    this(studySeed, population, space, dataSet, regime, null, null, null);
  }

  /** Whether each network is drawn by its index alone. */
  public boolean hasIndependentDraws() {
    return Boolean.TRUE.equals(independentDraws);
  }

  /** Candidates of each network, 1 or more. */
  public int trainingsEach() {
    return replicates == null ? 1 : replicates;
  }
}
