package io.netspace.trainer.adapter.outbound.dl4j.operations;

/**
 * What a linear layer learns.
 *
 * @param weights {@code [out, in]}
 * @param biases {@code [out]}
 */
public record LinearLayer(int in, int out, Learned weights, Learned biases) {
  public LinearLayer {
    weights = weights.seenAs(out, in);
  }
}
