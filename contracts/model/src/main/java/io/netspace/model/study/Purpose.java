package io.netspace.model.study;

/** What a population is drawn for. */
public enum Purpose {
  /** To know the starting space: the first incumbent of a study. */
  EXPLORE,
  /** To challenge the incumbent with a refined space. */
  CHALLENGE,
  /** To compare with published networks. */
  BASELINE,
  /** To see under another regime, or with other blocks, whether what was accepted holds there. */
  GENERALISATION;

  /**
   * Whether what is trained for it is of a revision's space under the study's own regime. Only such
   * candidates are ranked with one another, and kept as the best of the study.
   */
  public boolean isRanked() {
    return this != BASELINE && this != GENERALISATION;
  }
}
