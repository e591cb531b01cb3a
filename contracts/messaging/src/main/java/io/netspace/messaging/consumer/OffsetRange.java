package io.netspace.messaging.consumer;

/**
 * What a partition held when it was last looked at.
 *
 * @param start offset of its first record
 * @param end offset after its last record
 */
record OffsetRange(long start, long end) {
  /** Of a partition that was not looked at. */
  static final OffsetRange UNKNOWN = new OffsetRange(0, Long.MAX_VALUE);

  /** Whether a reader of this partition can go on there. */
  boolean contains(long next) {
    return next >= start && next <= end;
  }

  /** With this end at least. */
  OffsetRange withEndAtLeast(long least) {
    return new OffsetRange(start, Math.max(end, least));
  }
}
