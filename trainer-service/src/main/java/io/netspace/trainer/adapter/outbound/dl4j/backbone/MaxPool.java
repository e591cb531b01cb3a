package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import io.netspace.model.network.SamePadding;

/**
 * Max pooling with same padding; the padding is never the maximum.
 *
 * @param height of the input, in pixels, as {@code width}
 * @param kernel odd side of the window, in pixels
 */
public record MaxPool(int channels, int height, int width, int kernel, int stride)
    implements LayerSpec {

  public int outHeight() {
    return SamePadding.outputSize(height, stride);
  }

  public int outWidth() {
    return SamePadding.outputSize(width, stride);
  }
}
