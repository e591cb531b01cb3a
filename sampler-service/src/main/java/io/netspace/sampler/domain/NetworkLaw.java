package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Complexity;
import io.netspace.contracts.vocabulary.DataSet;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.ParameterSetting;
import io.netspace.contracts.vocabulary.Regime;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The law of a space's networks on a data set, given that a regime allows them. */
final class NetworkLaw {
  private final DesignSpace space;
  private final DataSet dataSet;
  private final Regime regime;
  private final SpaceLaw settings;

  NetworkLaw(DesignSpace space, DataSet dataSet, Regime regime) {
    this.space = space;
    this.dataSet = dataSet;
    this.regime = regime;
    this.settings = new SpaceLaw(space);
  }

  /**
   * Draws one setting; empty when it gives no network of this space, or one that the regime
   * refuses.
   */
  Optional<DrawnNetwork> draw(RandomGenerator random) {
    ParameterSetting setting = settings.draw(random);
    return space
        .expand(setting, dataSet.input(), dataSet.classes())
        .filter(regime::allows)
        .map(network -> drawn(setting, network));
  }

  private static DrawnNetwork drawn(ParameterSetting setting, Architecture network) {
    return new DrawnNetwork(setting, network, Complexity.of(network));
  }
}
