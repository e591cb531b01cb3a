package io.netspace.local.analysis;

import io.netspace.contracts.vocabulary.Interval;

/** What an interval of the gain says of a challenger. */
public enum GainVerdict {
  /** The whole interval lies above 0. */
  BETTER("the challenger is better"),
  /** The whole interval lies above −margin. */
  NOT_WORSE("the challenger is not worse, but for the margin"),
  /** The whole interval lies below −margin. */
  WORSE("the challenger is worse"),
  /** The whole interval lies below the smallest gain of interest. */
  NO_GAIN_WORTH_HAVING("the challenger brings no gain worth having"),
  /** Nothing of that is known yet. */
  UNDECIDED("it is undecided; more pairs are needed");

  private final String words;

  GainVerdict(String words) {
    this.words = words;
  }

  /** The first that holds, in this order. */
  static GainVerdict of(Interval gain, double margin, double smallestGain) {
    if (gain.low() > 0) {
      return BETTER;
    }
    if (gain.low() > -margin) {
      return NOT_WORSE;
    }
    if (gain.high() < -margin) {
      return WORSE;
    }
    return gain.high() < smallestGain ? NO_GAIN_WORTH_HAVING : UNDECIDED;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
