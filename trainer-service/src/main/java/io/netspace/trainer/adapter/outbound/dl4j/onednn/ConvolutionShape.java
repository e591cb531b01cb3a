package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import io.netspace.model.network.SamePadding;

/**
 * Shape of a convolution without bias and with same padding, of an input {@code [batch, in, height,
 * width]}.
 *
 * @param kernel odd side of the kernel, in pixels
 * @param groups number of groups of the channels
 */
public record ConvolutionShape(
    int batch, int in, int out, int height, int width, int kernel, int stride, int groups) {

  int outHeight() {
    return SamePadding.outputSize(height, stride);
  }

  int outWidth() {
    return SamePadding.outputSize(width, stride);
  }

  /** {@code [groups, out / groups, in / groups, kernel, kernel]}, or without the groups if one. */
  long[] weights() {
    return groups == 1
        ? new long[] {out, in, kernel, kernel}
        : new long[] {groups, out / groups, in / groups, kernel, kernel};
  }

  long[] strides() {
    return new long[] {stride, stride};
  }

  /** No dilation: oneDNN counts from 0. */
  long[] dilation() {
    return new long[] {0, 0};
  }

  long[] paddingBefore() {
    return new long[] {SamePadding.before(kernel), SamePadding.before(kernel)};
  }

  long[] paddingAfter() {
    return new long[] {paddingAfter(height, outHeight()), paddingAfter(width, outWidth())};
  }

  private long paddingAfter(int size, int outSize) {
    return (outSize - 1L) * stride + kernel - size - SamePadding.before(kernel);
  }
}
