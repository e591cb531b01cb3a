package io.netspace.trainer.adapter.outbound.dl4j;

/**
 * A convolution without bias, padded so that stride 1 keeps the size, its batch normalisation and
 * maybe the network's activation; and where their parameters are among the body's.
 *
 * @param height of the input, in pixels, as {@code width}
 * @param activated whether the activation follows
 * @param firstWeight index of the convolution's weights {@code [out, in / groups, kernel, kernel]}
 * @param firstChannel index of the normalisation's channels
 */
record Unit(
    int in,
    int out,
    int kernel,
    int stride,
    int groups,
    int height,
    int width,
    boolean activated,
    int firstWeight,
    int firstChannel)
    implements Part, Weighted {

  @Override
  public int weights() {
    return out * (in / groups) * kernel * kernel;
  }

  int outHeight() {
    return (height - 1) / stride + 1;
  }

  int outWidth() {
    return (width - 1) / stride + 1;
  }

  /** Positions that the batch statistics are taken over in one image. */
  int outPixels() {
    return outHeight() * outWidth();
  }

  @Override
  public double initialDeviation() {
    return Math.sqrt(2.0 / (kernel * kernel * (double) out));
  }
}
