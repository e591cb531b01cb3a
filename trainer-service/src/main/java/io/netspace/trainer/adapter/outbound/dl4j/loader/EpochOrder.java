package io.netspace.trainer.adapter.outbound.dl4j.loader;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The order of the images in an epoch: a function of seed and epoch alone. */
final class EpochOrder {
  private EpochOrder() {}

  /** A random permutation of the numbers below {@code count}. */
  static int[] shuffled(int count, long seed, int epoch) {
    RandomGenerator random = ImageSeeds.forShuffle(seed, epoch);
    int[] order = sequential(count);
    for (int last = count - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int held = order[last];
      order[last] = order[other];
      order[other] = held;
    }
    return order;
  }

  static int[] sequential(int count) {
    return IntStream.range(0, count).toArray();
  }
}
