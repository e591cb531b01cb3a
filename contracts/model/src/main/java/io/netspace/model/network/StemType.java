package io.netspace.model.network;

/** The first layers of a network, before its stages. */
public enum StemType {
  /** 3×3 convolution, stride 2, batch normalisation, activation: the papers' simple stem. */
  SIMPLE(3, 2, false),
  /** 3×3 convolution, stride 1, batch normalisation, activation: for small images. */
  SMALL_IMAGE(3, 1, false),
  /** 7×7 convolution, stride 2, batch normalisation, activation, 3×3 max pooling, stride 2. */
  RESNET(7, 2, true);

  private final int kernel;
  private final int stride;
  private final boolean pooled;

  StemType(int kernel, int stride, boolean pooled) {
    this.kernel = kernel;
    this.stride = stride;
    this.pooled = pooled;
  }

  public int kernel() {
    return kernel;
  }

  /** Of the convolution. */
  public int stride() {
    return stride;
  }

  /** Whether a 3×3 max pooling of stride 2 follows. */
  public boolean isPooled() {
    return pooled;
  }
}
