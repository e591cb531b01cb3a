package io.netspace.cli.common;

import io.netspace.offline.common.CommandException;

/** The range of an option that is a whole number. */
public final class OptionRange {
  private OptionRange() {}

  /**
   * Refuses a value outside the range.
   *
   * @throws CommandException of usage, with option, value and range
   */
  public static void require(String option, int value, int min, int max) {
    if (value < min || value > max) {
      throw CommandException.usage("%s (%d) must be %d to %d.".formatted(option, value, min, max));
    }
  }
}
