package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import io.netspace.model.network.SamePadding;

/**
 * A convolution without bias, padded so that stride 1 keeps the size, its batch normalisation and
 * maybe the network's activation; and where their parameters are among the body's.
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

  /** Positions that the batch statistics are taken over in one image. */
  public int outputPixels() {
    return outHeight() * outWidth();
  }

  @Override
  public double initialStandardDeviation() {
    return Math.sqrt(2.0 / (kernel * kernel * (double) out));
  }
}
