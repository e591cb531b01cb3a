package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import io.netspace.model.network.SamePadding;

/**
 * A square that moves over an image, padded so that stride 1 keeps the size.
 *
 * @param height of the image, in pixels, as {@code width}
 * @param kernel odd side of the square, in pixels
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

  /** Whether it sees one pixel after the other. */
  boolean isPointwise() {
    return kernel == 1 && stride == 1;
  }

  long outPixels() {
    return (long) outHeight() * outWidth();
  }

  /** Numbers that a channel of an image has in all windows together, where they are copied. */
  public long im2colLength() {
    return isPointwise() ? 0 : (long) kernel * kernel * outPixels();
  }
}
