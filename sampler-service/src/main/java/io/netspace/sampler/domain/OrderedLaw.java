package io.netspace.sampler.domain;

import java.util.random.RandomGenerator;

/**
 * The exact law of {@code length} independent draws from a discrete law, given that they do not
 * decrease. Drawn value by value from its conditionals, by sums computed backwards once: O(length ·
 * values) to build, O(length · log values) a draw. It is what rejection of decreasing vectors
 * gives; sorting independent draws would be another law wherever ties are possible.
 */
public final class OrderedLaw {
  private final DiscreteLaw law;

  /**
   * {@code tails[j][i]}: probability that draws j, …, length − 1 do not decrease and start at value
   * i or above.
   */
  private final double[][] tails;

  public OrderedLaw(DiscreteLaw law, int length) {
    this.law = law;
    this.tails = new double[length][law.size() + 1];
    for (int j = length - 1; j >= 0; j--) {
      for (int i = law.size() - 1; i >= 0; i--) {
        tails[j][i] = tails[j][i + 1] + law.probability(i) * rest(j + 1, i);
      }
    }
  }

  private double rest(int draw, int from) {
    return draw == tails.length ? 1 : tails[draw][from];
  }

  /** Draws one vector, ascending. */
  public Double[] draw(RandomGenerator random) {
    Double[] drawn = new Double[tails.length];
    int from = 0;
    for (int j = 0; j < drawn.length; j++) {
      from = indexAt(tails[j], from, (1 - random.nextDouble()) * tails[j][from]);
      drawn[j] = law.value(from);
    }
    return drawn;
  }

  /** The last index whose tail reaches a height in (0, tail[from]]. */
  private static int indexAt(double[] tail, int from, double height) {
    int reaches = from;
    int below = tail.length - 1;
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

  /**
   * Probability of a vector, given by the indices of its values; 0 when it decreases or has another
   * length.
   */
  public double probability(int... indices) {
    if (indices.length != tails.length) {
      return 0;
    }
    double probability = 1;
    int from = 0;
    for (int j = 0; j < indices.length; j++) {
      if (indices[j] < from) {
        return 0;
      }
      probability *= (tails[j][indices[j]] - tails[j][indices[j] + 1]) / tails[j][from];
      from = indices[j];
    }
    return probability;
  }

  /** Probability that independent draws would not decrease: what rejection would accept. */
  public double acceptance() {
    return tails[0][0];
  }
}
