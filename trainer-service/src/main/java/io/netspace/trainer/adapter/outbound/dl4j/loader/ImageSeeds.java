package io.netspace.trainer.adapter.outbound.dl4j.loader;

import io.netspace.trainer.domain.SplitMix64;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Generators of the random numbers that shuffle and augment images. They are a function of the
 * candidate's seed, the epoch, and the position in the epoch's order, and of nothing that happened
 * before: the seed of a generator is derived from these numbers one by one, where a number {@code
 * n} selects the {@code n}-th output of the SplitMix64 generator seeded by the numbers before it.
 */
final class ImageSeeds {
  private static final int SHUFFLE = 1;
  private static final int AUGMENTATION = 2;

  private ImageSeeds() {}

  /** For the order of an epoch. */
  static RandomGenerator forShuffle(long seed, int epoch) {
    return new SplittableRandom(SplitMix64.output(SplitMix64.output(seed, SHUFFLE), epoch));
  }

  /** For the image at a position in the order of an epoch. */
  static RandomGenerator forAugmentation(long seed, int epoch, int position) {
    return new SplittableRandom(
        SplitMix64.output(
            SplitMix64.output(SplitMix64.output(seed, AUGMENTATION), epoch), position + 1L));
  }
}
