package io.netspace.model.study;

/** The purpose of a population. */
public enum Purpose {
  /** Explores the starting space: the first incumbent of a study. */
  EXPLORE,
  /** Challenges the incumbent with a refined space. */
  CHALLENGE,
  /** Trains published networks for comparison. */
  BASELINE,
  /** Tests whether the final space also holds under another regime or with other blocks. */
  GENERALISATION;

  /**
   * Whether its candidates are of a revision's space under the study's own regime. Only such
   * candidates are ranked, and stored as the best of the study.
   */
  public boolean isRanked() {
    return this != BASELINE && this != GENERALISATION;
  }
}
