package io.netspace.lab.chaos;

import java.util.Locale;

/** The fault scenarios. */
public enum Scenario {
  KILLS,
  TWICE,
  POISON,
  FROZEN,
  EMPTIED;

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
