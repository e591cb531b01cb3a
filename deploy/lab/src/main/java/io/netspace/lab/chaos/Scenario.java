package io.netspace.lab.chaos;

import java.util.Locale;

/** The kinds of harm that a study is done. */
public enum Scenario {
  KILLS,
  TWICE,
  POISON,
  FROZEN,
  EMPTIED;

  /** As it is typed. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
