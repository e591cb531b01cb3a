package io.netspace.contracts.vocabulary;

/** What a layer computes. */
public enum LayerKind {
  /** Convolution without bias, then batch normalisation. */
  CONVOLUTION,
  /** Maximum of a window. */
  MAX_POOLING,
  /**
   * One of the two linear layers, with bias, of a squeeze-and-excitation; sees the mean of all
   * pixels.
   */
  EXCITATION,
  /** The classifier, with bias; sees the mean of all pixels. */
  LINEAR
}
