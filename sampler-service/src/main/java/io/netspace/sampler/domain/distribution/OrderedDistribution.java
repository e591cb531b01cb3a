package io.netspace.sampler.domain.distribution;

import java.util.random.RandomGenerator;

/**
 * The exact law of {@code length} independent draws from a discrete law, given that they do not
 * decrease. Drawn value by value from its conditionals, by sums computed backwards once: O(length ·
 * values) to build, O(length · log values) a draw. It is what rejection of decreasing vectors
 * gives; sorting independent draws would be another law wherever ties are possible. Read from its
 * end, a vector has the law of draws given that they do not increase.
 */
public final class OrderedDistribution {
  private final DiscreteDistribution distribution;

  /**
   * {@code tails[j][i]}: probability that draws j, …, length − 1 do not decrease and start at value
   * i or above.
   */
  private final double[][] tailProbabilities;

  /** {@code guide[k]}: the first index of a draw whose height is k / (guides) of all. */
  private final int[] guideTable;

  public OrderedDistribution(DiscreteDistribution law, int length) {
    this.distribution = law;
    this.tailProbabilities = new double[length][law.size() + 1];
    for (int j = length - 1; j >= 0; j--) {
      for (int i = law.size() - 1; i >= 0; i--) {
        tailProbabilities[j][i] =
            tailProbabilities[j][i + 1] + law.probability(i) * tailProbability(j + 1, i);
      }
    }
    this.guideTable = guideTableOf(tailProbabilities[0]);
  }

  private double tailProbability(int draw, int from) {
    return draw == tailProbabilities.length ? 1 : tailProbabilities[draw][from];
  }

  /** Where the first index lies, in a power of two of equal parts of its height. */
  private static int[] guideTableOf(double[] tail) {
    int parts = Integer.highestOneBit(2 * tail.length) * 2;
    int[] guide = new int[parts + 1];
    guide[0] = tail.length - 2;
    for (int k = 1; k <= parts; k++) {
      guide[k] = indexOfTail(tail, 0, tail.length - 1, (double) k / parts * tail[0]);
    }
    return guide;
  }

  /** Number of values of a vector. */
  public int length() {
    return tailProbabilities.length;
  }

  /** Draws one vector, ascending. */
  public Double[] draw(RandomGenerator random) {
    int[] indices = new int[tailProbabilities.length];
    draw(random, indices, 0);
    Double[] drawn = new Double[tailProbabilities.length];
    for (int j = 0; j < drawn.length; j++) {
      drawn[j] = distribution.value(indices[j]);
    }
    return drawn;
  }

  /** Draws the indices of one vector's values, ascending, into some places from the first on. */
  void draw(RandomGenerator random, int[] places, int first) {
    int from = firstIndex(1 - random.nextDouble());
    places[first] = from;
    for (int j = 1; j < tailProbabilities.length; j++) {
      double height = (1 - random.nextDouble()) * tailProbabilities[j][from];
      from = indexOfTail(tailProbabilities[j], from, tailProbabilities[j].length - 1, height);
      places[first + j] = from;
    }
  }

  /** The index that a part of the height in (0, 1] falls to, looked for where the guide says. */
  private int firstIndex(double part) {
    int parts = guideTable.length - 1;
    int k = Math.min((int) (part * parts), parts - 1);
    return indexOfTail(
        tailProbabilities[0], guideTable[k + 1], guideTable[k] + 1, part * tailProbabilities[0][0]);
  }

  /** The last index, from {@code reaches} to before {@code below}, whose tail reaches a height. */
  private static int indexOfTail(double[] tail, int reaches, int below, double height) {
    while (below - reaches > 1) {
      int middle = (reaches + below) >>> 1;
      if (tail[middle] >= height) {
        reaches = middle;
      } else {
        below = middle;
      }
    }
    return reaches;
  }

  /** The value at an index. */
  Double value(int index) {
    return distribution.value(index);
  }

  /** Number of values that one draw may have. */
  int size() {
    return distribution.size();
  }

  /**
   * Probability of a vector, given by the indices of its values; 0 when it decreases or has another
   * length.
   */
  public double probability(int... indices) {
    if (indices.length != tailProbabilities.length) {
      return 0;
    }
    double probability = 1;
    int from = 0;
    for (int j = 0; j < indices.length; j++) {
      if (indices[j] < from) {
        return 0;
      }
      probability *=
          (tailProbabilities[j][indices[j]] - tailProbabilities[j][indices[j] + 1])
              / tailProbabilities[j][from];
      from = indices[j];
    }
    return probability;
  }

  /** Probability that independent draws would not decrease: what rejection would accept. */
  public double acceptanceProbability() {
    return tailProbabilities[0][0];
  }
}
