package io.netspace.messaging.event;

import io.netspace.model.space.DesignSpace;
import io.netspace.model.study.Baseline;
import io.netspace.model.study.Event;
import io.netspace.model.study.Population;
import io.netspace.model.study.Provenance;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.Regime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A population is to grow to {@code upToIndex} networks, indices 0 to upToIndex − 1. Contains all
 * that sampling needs.
 *
 * @param replicates candidates of each network; one if absent
 * @param baselines the networks themselves, in order, in place of draws from the space; null where
 *     networks are drawn
 * @param independentDraws whether each network is drawn by its index alone, so that networks may
 *     repeat; where absent, as in events of earlier versions, a network differs from those of lower
 *     indices
 * @param dataSetDigest of the images that the study's first outcomes are of; null while there is
 *     none, and for generated images
 */
public record PopulationRequested(
    Provenance provenance,
    Population population,
    DesignSpace space,
    DataSet dataSet,
    Regime regime,
    int upToIndex,
    @Nullable Integer replicates,
    @Nullable List<Baseline> baselines,
    @Nullable Boolean independentDraws,
    @Nullable String dataSetDigest)
    implements Event {
  public PopulationRequested {
    baselines = baselines == null ? null : List.copyOf(baselines);
  }

  /** A population whose networks are trained once each. */
  public PopulationRequested(
      Provenance provenance,
      Population population,
      DesignSpace space,
      DataSet dataSet,
      Regime regime,
      int upToIndex) {
    this(provenance, population, space, dataSet, regime, upToIndex, null, null, null, null);
  }

  /** Candidates of each network, 1 or more. */
  public int trainingsEach() {
    return replicates == null ? 1 : replicates;
  }

  /** Whether each network is drawn by its index alone. */
  public boolean hasIndependentDraws() {
    return Boolean.TRUE.equals(independentDraws);
  }

  @Override
  public String id() {
    return "population-" + population.id().value() + "-" + upToIndex;
  }
}
