package io.netspace.model.sampling.distribution;

import java.util.random.RandomGenerator;

/**
 * The exact distribution of {@code length} independent draws from a discrete distribution,
 * conditioned on their not decreasing. Each value is drawn from its conditional distribution, by
 * tail sums computed once: O(length · values) to build, O(length · log values) a draw. Rejection of
 * decreasing vectors gives the same distribution; sorting independent draws gives another one
 * wherever ties are possible. In reverse order, a vector is distributed as draws conditioned on
 * their not increasing.
 */
public final class OrderedDistribution {
  private final DiscreteDistribution distribution;

  /**
   * {@code tailProbabilities[j][i]}: probability that draws j, …, length − 1 do not decrease and
   * start at value i or above.
   */
  private final double[][] tailProbabilities;

  /**
   * {@code guideTable[k]}: the first index of a vector whose tail probability is k / (parts) of the
   * total.
   */
  private final int[] guideTable;

  public OrderedDistribution(DiscreteDistribution distribution, int length) {
    this.distribution = distribution;
    this.tailProbabilities = new double[length][distribution.size() + 1];
    for (int j = length - 1; j >= 0; j--) {
      for (int i = distribution.size() - 1; i >= 0; i--) {
        tailProbabilities[j][i] =
            tailProbabilities[j][i + 1] + distribution.probability(i) * tailProbability(j + 1, i);
      }
    }
    this.guideTable = guideTableOf(tailProbabilities[0]);
  }

  private double tailProbability(int draw, int from) {
    return draw == tailProbabilities.length ? 1 : tailProbabilities[draw][from];
  }

  /**
   * The first index at each of a power of two of equally spaced tail probabilities (Chen and Asau,
   * 1974).
   */
  private static int[] guideTableOf(double[] tail) {
    int parts = Integer.highestOneBit(2 * tail.length) * 2;
    int[] table = new int[parts + 1];
    table[0] = tail.length - 2;
    for (int k = 1; k <= parts; k++) {
      table[k] = indexOfTail(tail, 0, tail.length - 1, (double) k / parts * tail[0]);
    }
    return table;
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

  /** Draws the indices of one vector's values, ascending, into an array from {@code first} on. */
  void draw(RandomGenerator random, int[] indices, int first) {
    int from = firstIndex(1 - random.nextDouble());
    indices[first] = from;
    for (int j = 1; j < tailProbabilities.length; j++) {
      double threshold = (1 - random.nextDouble()) * tailProbabilities[j][from];
      from = indexOfTail(tailProbabilities[j], from, tailProbabilities[j].length - 1, threshold);
      indices[first + j] = from;
    }
  }

  /**
   * The first index at a part, in (0, 1], of the total probability: a search between two entries of
   * the guide table.
   */
  private int firstIndex(double part) {
    int parts = guideTable.length - 1;
    int k = Math.min((int) (part * parts), parts - 1);
    return indexOfTail(
        tailProbabilities[0], guideTable[k + 1], guideTable[k] + 1, part * tailProbabilities[0][0]);
  }

  /**
   * The last index in [{@code low}, {@code high}) whose tail probability is at least {@code
   * threshold}.
   */
  private static int indexOfTail(double[] tail, int low, int high, double threshold) {
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (tail[middle] >= threshold) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The value at an index. */
  Double value(int index) {
    return distribution.value(index);
  }

  /** Number of values of the discrete distribution. */
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

  /**
   * Probability that independent draws do not decrease: the acceptance rate of rejection sampling.
   */
  public double acceptanceProbability() {
    return tailProbabilities[0][0];
  }
}
