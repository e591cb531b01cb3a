package io.netspace.model.network;

import io.netspace.model.common.Require;

/**
 * The cost of one forward pass of a network on one image, by formula.
 *
 * @param flops multiply-adds
 * @param parameters weights that are learned
 * @param activations output elements of all convolutions
 */
public record Complexity(long flops, long parameters, long activations) {
  public Complexity {
    Require.that(flops >= 0, "flops", flops, "must be 0 or more");
    Require.that(parameters >= 0, "parameters", parameters, "must be 0 or more");
    Require.that(activations >= 0, "activations", activations, "must be 0 or more");
  }

  /**
   * Counts a network as the papers' released code does: only convolutions and the linear layer cost
   * flops.
   */
  public static Complexity of(Architecture network) {
    return ComplexityCount.of(network);
  }
}
