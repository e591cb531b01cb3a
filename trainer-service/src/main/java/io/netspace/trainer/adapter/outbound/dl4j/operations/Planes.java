package io.netspace.trainer.adapter.outbound.dl4j.operations;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A number for each channel, image of a batch and pixel, in this order: so the channels of a group
 * lie together, and a convolution of single pixels is a product of two matrices.
 *
 * @param flat {@code [channels * batch * height * width]}, dense
 */
public record Planes(INDArray flat, int channels, int batch, int height, int width) {

  static long length(int channels, int batch, int height, int width) {
    return (long) channels * batch * height * width;
  }

  int pixels() {
    return height * width;
  }

  /** Numbers of one channel. */
  long count() {
    return (long) batch * pixels();
  }

  /** Seen as {@code [channels, batch * pixels]}. */
  public INDArray matrix() {
    return seenAs(channels, count());
  }

  /** Seen as {@code [channels * batch, pixels]}. */
  INDArray rows() {
    return seenAs((long) channels * batch, pixels());
  }

  /** Seen as {@code [channels, batch, height, width]}. */
  public INDArray planes() {
    return seenAs(channels, batch, height, width);
  }

  /** Seen as {@code [groups, channels / groups, batch * pixels]}. */
  INDArray inGroups(int groups) {
    return seenAs(groups, channels / groups, count());
  }

  private INDArray seenAs(long... shape) {
    return flat.reshape('c', true, shape);
  }
}
