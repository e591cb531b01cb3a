package io.netspace.model.network;

/** The branch parallel to a block's convolutions, added to their output. */
public enum Shortcut {
  /** Nothing. */
  NONE,
  /** The block's input, where the block keeps channels and pixels; else nothing. */
  IDENTITY,
  /**
   * The block's input; where the block changes channels or pixels, a 1×1 convolution of it with the
   * block's stride, normalised.
   */
  PROJECTED
}
