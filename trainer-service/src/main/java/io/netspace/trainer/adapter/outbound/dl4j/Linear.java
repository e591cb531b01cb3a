package io.netspace.trainer.adapter.outbound.dl4j;

/**
 * A linear layer with bias, and where its parameters are among the body's.
 *
 * @param firstWeight index of the weights {@code [out, in]}
 * @param firstBias index of the biases {@code [out]}
 */
record Linear(int in, int out, int firstWeight, int firstBias) implements Weighted {

  @Override
  public int weights() {
    return in * out;
  }

  @Override
  public double initialDeviation() {
    return Math.sqrt(2.0 / out);
  }
}
