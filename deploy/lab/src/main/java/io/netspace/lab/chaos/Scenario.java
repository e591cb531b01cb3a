package io.netspace.lab.chaos;

import java.util.Locale;

/** The fault scenarios. */
public enum Scenario {
  KILLS,
  TWICE,
  POISON,
  FROZEN,
  EMPTIED,
  DISK;

  /** Whether it is run where all are asked for: everyone may run it. */
  public boolean isPartOfAll() {
    return this != DISK;
  }

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
