package io.netspace.contracts.vocabulary;

/** The first layers of a network, before its stages. */
public enum StemType {
  /** 3×3 convolution, stride 2, batch normalisation, ReLU: the papers' simple stem. */
  SIMPLE(3, 2),
  /** 3×3 convolution, stride 1, batch normalisation, ReLU: for small images. */
  SMALL_IMAGE(3, 1);

  private final int kernel;
  private final int stride;

  StemType(int kernel, int stride) {
    this.kernel = kernel;
    this.stride = stride;
  }

  public int kernel() {
    return kernel;
  }

  public int stride() {
    return stride;
  }
}
