package io.netspace.model.network;

import io.netspace.model.common.Window;

/** The result of scaling a network into a window of multiply-adds. */
public sealed interface Scaling {
  /**
   * A network in the window.
   *
   * @param widthFactor factor of its widths, 1 for an unchanged network
   * @param depthFactor factor of its depths, 1 where not needed
   */
  record Fitting(
      Architecture network, Complexity complexity, double widthFactor, double depthFactor)
      implements Scaling {}

  /**
   * No such network exists.
   *
   * @param reason one sentence
   */
  record Impossible(String reason) implements Scaling {}

  /** Scales a network, for the given images and classes, into the window. */
  static Scaling of(Architecture network, ImageShape input, int classes, Window flops) {
    return new ScalingSearch(network.on(input, classes), flops).result();
  }
}
