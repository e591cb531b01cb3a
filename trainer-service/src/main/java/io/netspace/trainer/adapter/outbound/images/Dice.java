package io.netspace.trainer.adapter.outbound.images;

/**
 * Pseudo-random numbers by the SplitMix64 recurrence, written out so that no version of Java can
 * change them.
 */
final class Dice {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;

  /** Sixteen random bits summed four times have this standard deviation. */
  private static final double SUM_DEVIATION = 65_536 / Math.sqrt(3);

  private static final double SUM_MEAN = 2 * 65_535;

  private long state;

  Dice(long seed) {
    state = seed;
  }

  /** A number in {@code [low, high)}. */
  double between(double low, double high) {
    return low + (next() >>> 11) * UNIT * (high - low);
  }

  /** An integer in {@code [0, bound)}. */
  int below(int bound) {
    return (int) between(0, bound);
  }

  /** A nearly normal number of mean 0 and deviation 1: the sum of four uniform ones. */
  double bell() {
    long bits = next();
    long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
    return (sum - SUM_MEAN) / SUM_DEVIATION;
  }

  private long next() {
    state += GOLDEN_GAMMA;
    long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
