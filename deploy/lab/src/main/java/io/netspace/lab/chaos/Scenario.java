package io.netspace.lab.chaos;

import java.util.Locale;

/** The fault scenarios. */
public enum Scenario {
  KILLS,
  TWICE,
  POISON,
  FROZEN,
  EMPTIED,
  DISK,
  CHANGED_DATA,
  SLOW_CLIENTS;

  /** Whether it is run where all are asked for: everyone may run it. */
  public boolean isPartOfAll() {
    return this != DISK;
  }

  /** Whether its study has the results of the undisturbed one; else it must fail. */
  boolean hasEqualResults() {
    return this != CHANGED_DATA;
  }

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
