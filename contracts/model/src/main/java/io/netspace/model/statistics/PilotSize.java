package io.netspace.model.statistics;

/**
 * How many networks a pilot has: 20, or half of those at hand where that is fewer. The pilot is a
 * population's first networks; their errors fix the window that all later errors are clipped to, so
 * no comparison looks at them.
 */
public final class PilotSize {
  private static final int MAX_PILOT_SIZE = 20;

  private PilotSize() {}

  /** The pilot of a population of so many networks, 0 or more. */
  public static int of(int networks) {
    return Math.min(MAX_PILOT_SIZE, networks / 2);
  }
}
