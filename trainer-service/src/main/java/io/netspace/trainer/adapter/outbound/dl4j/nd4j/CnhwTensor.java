package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A tensor {@code [channels, batch, height, width]}: in this order the channels of a group are
 * contiguous, and a pointwise convolution is a product of two matrices.
 *
 * @param flat {@code [channels * batch * height * width]}, dense
 */
public record CnhwTensor(INDArray flat, int channels, int batch, int height, int width) {

  static long length(int channels, int batch, int height, int width) {
    return (long) channels * batch * height * width;
  }

  int pixels() {
    return height * width;
  }

  /** Number of values of one channel. */
  long valuesPerChannel() {
    return (long) batch * pixels();
  }

  /** A view {@code [channels, batch * pixels]}. */
  public INDArray matrix() {
    return view(channels, valuesPerChannel());
  }

  /** A view {@code [channels * batch, pixels]}. */
  INDArray imageRows() {
    return view((long) channels * batch, pixels());
  }

  /** A view {@code [channels, batch, height, width]}. */
  public INDArray cnhw() {
    return view(channels, batch, height, width);
  }

  /** A view {@code [groups, channels / groups, batch * pixels]}. */
  INDArray grouped(int groups) {
    return view(groups, channels / groups, valuesPerChannel());
  }

  private INDArray view(long... shape) {
    return flat.reshape('c', true, shape);
  }
}
