package io.netspace.model.sampling.distribution;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The random generator that all candidates are drawn with; a seed gives the same stream on every
 * machine.
 */
public final class RandomStream {
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private RandomStream() {}

  public static RandomGenerator of(long seed) {
    return FACTORY.create(seed);
  }
}
