package io.netspace.model.space;

/** In which order refinements are tried. */
public enum Ladder {
  /**
   * The paper's: shared bottleneck ratio, shared group width, ordered widths, ordered depths,
   * linear widths.
   */
  PAPER,
  /**
   * The analyzer proposes the next refinement from the best networks of the incumbent, and compares
   * on networks that it has not seen.
   */
  SEARCH,
  /** Those that the study lists, in its order. */
  LISTED
}
