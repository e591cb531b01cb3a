package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

/**
 * What a linear layer learns.
 *
 * @param weights {@code [out, in]}
 * @param biases {@code [out]}
 */
public record LinearParameters(int in, int out, Trainable weights, Trainable biases) {
  public LinearParameters {
    weights = weights.reshape(out, in);
  }
}
