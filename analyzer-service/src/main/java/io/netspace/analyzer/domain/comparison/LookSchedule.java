package io.netspace.analyzer.domain.comparison;

/**
 * When a comparison is looked at: after each of its first 64 pairs that count, then after every
 * 64th part more. So the looks at any number of pairs cost a few passes over them.
 */
public final class LookSchedule {
  private static final int GROWTH_DIVISOR = 64;

  private LookSchedule() {}

  /** The number of pairs at the look after one at so many. */
  public static int nextAfter(int pairs) {
    return pairs + Math.max(1, pairs / GROWTH_DIVISOR);
  }
}
