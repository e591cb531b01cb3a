package io.netspace.contracts.vocabulary;

/** In which order refinements are tried. */
public enum Ladder {
  /**
   * The paper's: shared bottleneck ratio, shared group width, ordered widths, ordered depths,
   * linear widths.
   */
  PAPER
}
