package io.netspace.messaging.consumer;

/**
 * The offsets of a partition's records when they were last read from the broker.
 *
 * @param start offset of its first record
 * @param end offset after its last record
 */
record OffsetRange(long start, long end) {
  /** Of a partition that has not been read. */
  static final OffsetRange UNKNOWN = new OffsetRange(0, Long.MAX_VALUE);

  /** Whether a reader of this partition can continue at an offset. */
  boolean contains(long next) {
    return next >= start && next <= end;
  }

  /** This range with an end of at least {@code least}. */
  OffsetRange withEndAtLeast(long least) {
    return new OffsetRange(start, Math.max(end, least));
  }
}
