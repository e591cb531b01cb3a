package io.netspace.trainer.adapter.outbound.dl4j;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The random numbers that decide how images are seen. They are a function of the candidate's seed,
 * the epoch, and the place in the epoch's order, and of nothing that happened before: each
 * generator's own seed is made of these numbers, one by one, a number {@code n} taking the {@code
 * n}-th output of the SplitMix64 generator that the numbers before it make.
 */
final class ImageRandom {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final int ORDER = 1;
  private static final int VARIATION = 2;

  private ImageRandom() {}

  /** For the order of an epoch. */
  static RandomGenerator ofOrder(long seed, int epoch) {
    return new SplittableRandom(output(output(seed, ORDER), epoch));
  }

  /** For the image at a place in the order of an epoch. */
  static RandomGenerator ofImage(long seed, int epoch, int place) {
    return new SplittableRandom(output(output(output(seed, VARIATION), epoch), place + 1L));
  }

  /** The n-th output, from 1, of SplitMix64 seeded with this. */
  private static long output(long seed, long n) {
    long mixed = seed + n * GOLDEN_GAMMA;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
