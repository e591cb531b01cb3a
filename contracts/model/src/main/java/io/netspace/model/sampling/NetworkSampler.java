package io.netspace.model.sampling;

import io.netspace.model.common.Window;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.sampling.distribution.SettingDistribution;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.ParameterSetting;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.Regime;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Draws networks of a space, for images of a shape, from the space's distribution conditioned on
 * the regime and on the space's caps. The flops of a draw are computed first; a network is built
 * only if they lie inside the window. Not thread-safe.
 */
public final class NetworkSampler {
  private final DesignSpace space;
  private final ImageShape input;
  private final int classes;
  private final Window flops;
  private final Predicate<Architecture> constraint;
  private final SettingDistribution settingDistribution;
  private final FlopsCalculator flopsCalculator;
  private final int[] indices;

  public NetworkSampler(DesignSpace space, DataSet dataSet, Regime regime) {
    this(space, dataSet.input(), dataSet.classes(), regime.flops(), regime::fitsMemory);
  }

  /** A sampler for a window of multiply-adds. */
  public NetworkSampler(DesignSpace space, ImageShape input, int classes, Window flops) {
    this(space, input, classes, flops, _ -> true);
  }

  /**
   * A sampler of the allowed networks.
   *
   * @param flops a window that contains the flops of all of them
   */
  private NetworkSampler(
      DesignSpace space,
      ImageShape input,
      int classes,
      Window flops,
      Predicate<Architecture> allowed) {
    this.space = space;
    this.input = input;
    this.classes = classes;
    this.flops = flops;
    this.constraint = allowed;
    this.settingDistribution = new SettingDistribution(space);
    this.flopsCalculator = new FlopsCalculator(space, settingDistribution, input, classes);
    this.indices = new int[settingDistribution.indexCount()];
  }

  /**
   * Draws one setting; empty when it gives no network of this space, or one that is not allowed.
   */
  public Optional<DrawnNetwork> draw(RandomGenerator random) {
    settingDistribution.draw(random, indices);
    long cost = flopsCalculator.flops(indices);
    return cost != FlopsCalculator.NO_NETWORK && flops.contains(cost) ? expand() : Optional.empty();
  }

  private Optional<DrawnNetwork> expand() {
    ParameterSetting setting = settingDistribution.setting(indices);
    return space
        .expand(setting, input, classes)
        .filter(constraint)
        .map(network -> new DrawnNetwork(setting, network, Complexity.of(network)))
        .filter(network -> space.allows(network.complexity()));
  }
}
