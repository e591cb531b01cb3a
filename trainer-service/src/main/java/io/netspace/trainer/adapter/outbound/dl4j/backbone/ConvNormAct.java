package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import io.netspace.model.network.SamePadding;

/**
 * A convolution without bias, with same padding, its batch normalisation and optionally the
 * network's activation; with the offsets of their parameters in the backbone's.
 *
 * @param height of the input, in pixels, as {@code width}
 * @param activated whether the activation follows
 * @param weightOffset index of the convolution's weights {@code [out, in / groups, kernel, kernel]}
 * @param normOffset index of the normalisation's channels
 */
public record ConvNormAct(
    int in,
    int out,
    int kernel,
    int stride,
    int groups,
    int height,
    int width,
    boolean activated,
    int weightOffset,
    int normOffset)
    implements LayerSpec, WeightedLayer {

  @Override
  public int weightCount() {
    return out * (in / groups) * kernel * kernel;
  }

  public int outHeight() {
    return SamePadding.outputSize(height, stride);
  }

  public int outWidth() {
    return SamePadding.outputSize(width, stride);
  }

  /** Number of positions per image that the batch statistics are computed over. */
  public int outputPixels() {
    return outHeight() * outWidth();
  }

  @Override
  public double initialStandardDeviation() {
    return Math.sqrt(2.0 / (kernel * kernel * (double) out));
  }
}
