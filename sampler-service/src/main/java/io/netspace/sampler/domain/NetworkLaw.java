package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Complexity;
import io.netspace.contracts.vocabulary.DataSet;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.ParameterSetting;
import io.netspace.contracts.vocabulary.Window;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The law of a space's networks on a data set, given that their flops lie in a window. */
final class NetworkLaw {
  private final DesignSpace space;
  private final DataSet dataSet;
  private final Window flops;
  private final SpaceLaw settings;

  NetworkLaw(DesignSpace space, DataSet dataSet, Window flops) {
    this.space = space;
    this.dataSet = dataSet;
    this.flops = flops;
    this.settings = new SpaceLaw(space);
  }

  /** Draws one setting; empty when it gives no network of this space, or one outside the window. */
  Optional<DrawnNetwork> draw(RandomGenerator random) {
    ParameterSetting setting = settings.draw(random);
    return space
        .expand(setting, dataSet.input(), dataSet.classes())
        .flatMap(network -> inWindow(setting, network));
  }

  private Optional<DrawnNetwork> inWindow(ParameterSetting setting, Architecture network) {
    Complexity complexity = Complexity.of(network);
    return flops.contains(complexity.flops())
        ? Optional.of(new DrawnNetwork(setting, network, complexity))
        : Optional.empty();
  }
}
