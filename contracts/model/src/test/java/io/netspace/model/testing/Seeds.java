package io.netspace.model.testing;

import io.netspace.model.sampling.distribution.RandomStream;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/** The seeds that invariants are tested over. */
public final class Seeds {
  private Seeds() {}

  public static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  public static RandomGenerator random(long seed) {
    return RandomStream.of(seed);
  }
}
