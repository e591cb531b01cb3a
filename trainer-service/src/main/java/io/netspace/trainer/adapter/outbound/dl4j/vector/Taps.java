package io.netspace.trainer.adapter.outbound.dl4j.vector;

/** Offsets in bytes of the rows that a product reads. */
final class Taps {
  private Taps() {}

  /** Rows at equal distances. */
  static int[] evenly(int count, long stride) {
    int[] taps = new int[count];
    for (int i = 0; i < count; i++) {
      taps[i] = Math.toIntExact(i * stride);
    }
    return taps;
  }
}
