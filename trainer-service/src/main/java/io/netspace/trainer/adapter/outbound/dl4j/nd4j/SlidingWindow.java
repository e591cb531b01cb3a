package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import io.netspace.model.network.SamePadding;

/**
 * A square window that moves over an image with same padding.
 *
 * @param height of the image, in pixels, as {@code width}
 * @param kernel odd side of the window, in pixels
 */
public record SlidingWindow(int height, int width, int kernel, int stride) {

  int outHeight() {
    return SamePadding.outputSize(height, stride);
  }

  int outWidth() {
    return SamePadding.outputSize(width, stride);
  }

  int padding() {
    return SamePadding.before(kernel);
  }

  /** Whether the window is a single pixel and visits all of them. */
  boolean isPointwise() {
    return kernel == 1 && stride == 1;
  }

  long outPixels() {
    return (long) outHeight() * outWidth();
  }

  /** Number of values of one channel of an image in its im2col matrix; 0 if none is built. */
  public long im2colLength() {
    return isPointwise() ? 0 : (long) kernel * kernel * outPixels();
  }
}
