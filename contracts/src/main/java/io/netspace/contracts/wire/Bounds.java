package io.netspace.contracts.wire;

/**
 * What a partition held when it was last looked at.
 *
 * @param start offset of its first record
 * @param end offset after its last record
 */
record Bounds(long start, long end) {
  /** Of a partition that was not looked at. */
  static final Bounds UNKNOWN = new Bounds(0, Long.MAX_VALUE);

  /** Whether a reader of this partition can go on there. */
  boolean holds(long next) {
    return next >= start && next <= end;
  }

  /** With this end at least. */
  Bounds upTo(long least) {
    return new Bounds(start, Math.max(end, least));
  }
}
