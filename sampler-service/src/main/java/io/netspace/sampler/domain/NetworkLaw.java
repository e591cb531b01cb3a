package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Complexity;
import io.netspace.contracts.vocabulary.DataSet;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.ParameterSetting;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.contracts.vocabulary.Window;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The law of a space's networks on images of a shape, given that a regime allows them and that the
 * caps of the space hold. A draw is counted by its flops first, and becomes a network only inside
 * the window. One thread at a time.
 */
public final class NetworkLaw {
  private final DesignSpace space;
  private final ImageShape input;
  private final int classes;
  private final Window flops;
  private final Predicate<Architecture> allowed;
  private final SpaceLaw settings;
  private final FlopsCount count;
  private final int[] drawn;

  NetworkLaw(DesignSpace space, DataSet dataSet, Regime regime) {
    this(space, dataSet.input(), dataSet.classes(), regime.flops(), regime::allows);
  }

  /** The law inside a window of multiply-adds. */
  public NetworkLaw(DesignSpace space, ImageShape input, int classes, Window flops) {
    this(space, input, classes, flops, _ -> true);
  }

  /**
   * The law of what is allowed.
   *
   * @param flops a window around all that is
   */
  private NetworkLaw(
      DesignSpace space,
      ImageShape input,
      int classes,
      Window flops,
      Predicate<Architecture> allowed) {
    this.space = space;
    this.input = input;
    this.classes = classes;
    this.flops = flops;
    this.allowed = allowed;
    this.settings = new SpaceLaw(space);
    this.count = new FlopsCount(space, settings, input, classes);
    this.drawn = new int[settings.places()];
  }

  /**
   * Draws one setting; empty when it gives no network of this space, or one that is not allowed.
   */
  public Optional<DrawnNetwork> draw(RandomGenerator random) {
    settings.draw(random, drawn);
    long cost = count.of(drawn);
    return cost != FlopsCount.NO_NETWORK && flops.contains(cost) ? network() : Optional.empty();
  }

  private Optional<DrawnNetwork> network() {
    ParameterSetting setting = settings.setting(drawn);
    return space
        .expand(setting, input, classes)
        .filter(allowed)
        .map(network -> new DrawnNetwork(setting, network, Complexity.of(network)))
        .filter(network -> space.allows(network.complexity()));
  }
}
