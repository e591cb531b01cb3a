package io.netspace.model.network;

import io.netspace.model.common.Window;

/** What came of making a network fit a window of multiply-adds. */
public sealed interface Scaling {
  /**
   * It fits.
   *
   * @param widthFactor that its widths were multiplied with, 1 for a network left as it was
   * @param depthFactor that its depths were multiplied with, 1 where that was not needed
   */
  record Fitting(
      Architecture network, Complexity complexity, double widthFactor, double depthFactor)
      implements Scaling {}

  /**
   * It cannot.
   *
   * @param reason one sentence
   */
  record Impossible(String reason) implements Scaling {}

  /** Makes a network of the same kind for other images and classes that fits the window. */
  static Scaling of(Architecture network, ImageShape input, int classes, Window flops) {
    return new ScalingSearch(network.on(input, classes), flops).result();
  }
}
