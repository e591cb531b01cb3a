package io.netspace.trainer.adapter.outbound.dl4j.backbone;

/**
 * A linear layer with bias, with the offsets of its parameters in the backbone's.
 *
 * @param weightOffset index of the weights {@code [out, in]}
 * @param biasOffset index of the biases {@code [out]}
 */
public record Linear(int in, int out, int weightOffset, int biasOffset) implements WeightedLayer {

  @Override
  public int weightCount() {
    return in * out;
  }

  @Override
  public double initialStandardDeviation() {
    return Math.sqrt(2.0 / out);
  }
}
