package io.netspace.analyzer.domain;

/**
 * When a comparison is looked at: after each of its first 64 pairs that count, then after every
 * 64th part more. So the looks at any number of pairs cost a few passes over them.
 */
public final class Looks {
  private static final int PART = 64;

  private Looks() {}

  /** The number of pairs at the look after one at so many. */
  public static int after(int pairs) {
    return pairs + Math.max(1, pairs / PART);
  }
}
