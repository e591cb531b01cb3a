package io.netspace.trainer.adapter.outbound.dl4j.vector;

/**
 * Two sums for each channel, kept as the vectors of their lanes: of values and of their squares, or
 * of gradients and of gradients times values.
 *
 * @param address of the first channel's
 */
record Moments(long address, int channels) {
  /** Room for two vectors. */
  static final long BYTES_PER_CHANNEL = 2L * Lanes.BYTES;

  static long bytes(int channels) {
    return channels * BYTES_PER_CHANNEL;
  }

  long of(int channel) {
    return address + channel * BYTES_PER_CHANNEL;
  }

  double first(int channel) {
    return Lanes.sum(of(channel));
  }

  double second(int channel) {
    return Lanes.sum(of(channel) + Lanes.BYTES);
  }

  void clear() {
    Elementwise.fill(address, 0, bytes(channels));
  }
}
