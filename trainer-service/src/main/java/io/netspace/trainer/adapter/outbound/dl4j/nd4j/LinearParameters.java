package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

/**
 * The parameters of a linear layer.
 *
 * @param weights {@code [out, in]}
 * @param biases {@code [out]}
 */
public record LinearParameters(int in, int out, Trainable weights, Trainable biases) {
  public LinearParameters {
    weights = weights.reshape(out, in);
  }
}
