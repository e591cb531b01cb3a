package io.netspace.contracts.vocabulary;

/** What a population is drawn for. */
public enum Purpose {
  /** To know the starting space: the first incumbent of a study. */
  EXPLORE,
  /** To confirm on fresh candidates what was found on explored ones. */
  CONFIRM,
  /** To challenge the incumbent with a refined space. */
  CHALLENGE,
  /** To compare with published networks. */
  BASELINE,
  /** To see under another regime, or with other blocks, whether what was accepted holds there. */
  GENERALISATION
}
