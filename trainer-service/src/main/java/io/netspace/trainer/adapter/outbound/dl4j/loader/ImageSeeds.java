package io.netspace.trainer.adapter.outbound.dl4j.loader;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The random numbers that decide how images are seen. They are a function of the candidate's seed,
 * the epoch, and the place in the epoch's order, and of nothing that happened before: each
 * generator's own seed is made of these numbers, one by one, a number {@code n} taking the {@code
 * n}-th output of the SplitMix64 generator that the numbers before it make.
 */
final class ImageSeeds {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final int SHUFFLE = 1;
  private static final int AUGMENTATION = 2;

  private ImageSeeds() {}

  /** For the order of an epoch. */
  static RandomGenerator forShuffle(long seed, int epoch) {
    return new SplittableRandom(splitMix64Output(splitMix64Output(seed, SHUFFLE), epoch));
  }

  /** For the image at a place in the order of an epoch. */
  static RandomGenerator forAugmentation(long seed, int epoch, int place) {
    return new SplittableRandom(
        splitMix64Output(
            splitMix64Output(splitMix64Output(seed, AUGMENTATION), epoch), place + 1L));
  }

  /** The n-th output, from 1, of SplitMix64 seeded with this. */
  private static long splitMix64Output(long seed, long n) {
    long mixed = seed + n * GOLDEN_GAMMA;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
