package io.netspace.model.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Rank correlation of two properties: 1 if one increases with the other, −1 if it decreases, near 0
 * without a trend (Spearman, 1904). Only the order of the values counts, so a property and its
 * logarithm have the same.
 */
public final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * Spearman's coefficient, in [−1, 1]: that of Pearson over the ranks, tied values sharing the
   * mean of theirs. Empty for fewer than two models, or where a property is constant.
   *
   * @param first values of the models, finite
   * @param second values of the same models, in their order
   */
  public static OptionalDouble of(double[] first, double[] second) {
    double[] x = ranks(first);
    double[] y = ranks(second);
    double middle = (x.length + 1) / 2.0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - middle) * (x[i] - middle);
      yy += (y[i] - middle) * (y[i] - middle);
      xy += (x[i] - middle) * (y[i] - middle);
    }
    return xx == 0 || yy == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.clamp(xy / Math.sqrt(xx * yy), -1, 1));
  }

  /** From 1 for the least value. */
  static double[] ranks(double[] values) {
    int n = values.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted((a, b) -> Double.compare(values[a], values[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[n];
    for (int first = 0; first < n; ) {
      int end = first + 1;
      while (end < n && values[order[end]] == values[order[first]]) {
        end++;
      }
      double shared = (first + 1 + end) / 2.0;
      Arrays.stream(order, first, end).forEach(model -> ranks[model] = shared);
      first = end;
    }
    return ranks;
  }
}
