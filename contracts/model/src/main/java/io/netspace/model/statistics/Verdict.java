package io.netspace.model.statistics;

/**
 * The conclusion about a challenger from the confidence interval of its gain, valid at any look.
 */
public enum Verdict {
  /** The gain is above 0. */
  BETTER,
  /** The gain is above −margin: the challenger is non-inferior. */
  NOT_WORSE,
  /** The gain is below −margin for a simplification, below 0 for an improvement. */
  WORSE,
  /**
   * The gain is below the smallest one of interest: the comparison is futile. Of an improvement
   * only.
   */
  NO_GAIN_WORTH_HAVING,
  /** None of these is shown yet. */
  UNDECIDED
}
