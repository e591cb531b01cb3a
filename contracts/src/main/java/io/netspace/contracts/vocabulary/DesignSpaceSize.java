package io.netspace.contracts.vocabulary;

import java.math.BigInteger;

/**
 * Counts parameter settings: products over parameters, combinations with repetition where stages
 * are ordered.
 */
final class DesignSpaceSize {
  private DesignSpaceSize() {}

  static double log10(DesignSpace space) {
    return space.ranges().stream().mapToDouble(range -> log10Settings(space, range)).sum();
  }

  private static double log10Settings(DesignSpace space, ParameterRange range) {
    int draws = space.multiplicity(range.parameter());
    BigInteger settings =
        space.isOrdered(range.parameter())
            ? combinationsWithRepetition(range.size(), draws)
            : BigInteger.valueOf(range.size()).pow(draws);
    return Math.log10(settings.doubleValue());
  }

  /** C(n + k − 1, k): the non-decreasing vectors of length k over n values. */
  private static BigInteger combinationsWithRepetition(int n, int k) {
    BigInteger count = BigInteger.ONE;
    for (int i = 1; i <= k; i++) {
      count = count.multiply(BigInteger.valueOf(n + i - 1L)).divide(BigInteger.valueOf(i));
    }
    return count;
  }
}
