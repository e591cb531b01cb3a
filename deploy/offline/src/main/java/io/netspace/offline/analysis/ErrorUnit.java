package io.netspace.offline.analysis;

/** The unit of the errors in a file. */
public enum ErrorUnit {
  /** Shares of 1: 0.25 is 25 percent. */
  SHARE(1),

  /** Percentages. */
  PERCENT(100);

  private final int whole;

  ErrorUnit(int whole) {
    this.whole = whole;
  }

  /** The error of a model that is always wrong. */
  int whole() {
    return whole;
  }

  /** The allowed values, for messages. */
  String range() {
    return this == SHARE ? "0 to 1 (a share)" : "0 to 100 percent";
  }
}
