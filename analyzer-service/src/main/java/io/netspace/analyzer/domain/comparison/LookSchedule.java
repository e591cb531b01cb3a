package io.netspace.analyzer.domain.comparison;

/**
 * The looks of a comparison: after each of its first 64 pairs that count, then each time their
 * number has grown by a 64th. So all looks at any number of pairs cost a few passes over them.
 */
public final class LookSchedule {
  private static final int GROWTH_DIVISOR = 64;

  private LookSchedule() {}

  /** The number of pairs of the next look after one at so many. */
  public static int nextAfter(int pairs) {
    return pairs + Math.max(1, pairs / GROWTH_DIVISOR);
  }
}
