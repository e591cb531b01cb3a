package io.netspace.model.space;

/** The order in which refinements are tested. */
public enum Ladder {
  /**
   * The paper's: shared bottleneck ratio, shared group width, ordered widths, ordered depths,
   * linear widths.
   */
  PAPER,
  /**
   * The analyzer proposes the next refinement from the best networks of the incumbent, and compares
   * on networks not used for the proposal.
   */
  SEARCH,
  /** The study's own list. */
  LISTED
}
