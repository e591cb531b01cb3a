package io.netspace.model.statistics;

/** What the interval of a gain says of a challenger; all from one interval, at any look. */
public enum Verdict {
  /** The gain is above 0. */
  BETTER,
  /** The gain is above −margin: at most the margin worse. */
  NOT_WORSE,
  /** The gain is below −margin for a simplification, below 0 for an improvement. */
  WORSE,
  /** The gain is below the smallest one of interest; said of an improvement only. */
  NO_GAIN_WORTH_HAVING,
  /** None of these is shown yet. */
  UNDECIDED
}
