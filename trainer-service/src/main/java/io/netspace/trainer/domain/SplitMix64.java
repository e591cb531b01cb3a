package io.netspace.trainer.domain;

/**
 * Pseudo-random numbers of the SplitMix64 generator (Steele, Lea and Flood, OOPSLA 2014),
 * implemented here so that no version of Java can change them.
 */
public final class SplitMix64 {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

  /** Sixteen random bits summed four times have this standard deviation. */
  private static final double SUM_STANDARD_DEVIATION = 65_536 / Math.sqrt(3);

  private static final double SUM_MEAN = 2 * 65_535;

  private long state;

  public SplitMix64(long seed) {
    state = seed;
  }

  /** A number in {@code [low, high)}. */
  public double uniform(double low, double high) {
    return low + (nextLong() >>> 11) * TWO_TO_MINUS_53 * (high - low);
  }

  /** An integer in {@code [0, bound)}. */
  public int nextInt(int bound) {
    return (int) uniform(0, bound);
  }

  /** A nearly normal number of mean 0 and standard deviation 1: the sum of four uniform ones. */
  public double approximateGaussian() {
    long bits = nextLong();
    long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
    return (sum - SUM_MEAN) / SUM_STANDARD_DEVIATION;
  }

  /** The n-th output, from 1, of the generator with this seed. */
  public static long output(long seed, long n) {
    return mix(seed + n * GOLDEN_GAMMA);
  }

  private long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  private static long mix(long state) {
    long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
