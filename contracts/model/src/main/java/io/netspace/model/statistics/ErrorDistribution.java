package io.netspace.model.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The empirical distribution function (EDF) of a population's errors in percent: diverged networks
 * at chance level, abandoned ones excluded (On Network Design Spaces, 2019, section 3.1). Errors
 * may have weights, which sum to 1; without, each weighs 1/n.
 */
public final class ErrorDistribution {
  private static final double[] EQUAL = {};

  private final double[] errors;

  /** Weight of an error and those before it; empty when all weigh the same. */
  private final double[] cumulative;

  private ErrorDistribution(double[] ascending, double[] cumulative) {
    this.errors = ascending;
    this.cumulative = cumulative;
  }

  /** A step of the function: the fraction of models whose error is at most this. */
  public record Step(double errorPercent, double fraction) {}

  /** The distribution of these errors, in any order. */
  public static ErrorDistribution of(double... errors) {
    double[] ascending = errors.clone();
    Arrays.sort(ascending);
    return new ErrorDistribution(ascending, EQUAL);
  }

  /** The distribution of the errors of several runs, each ascending; a single run is not copied. */
  public static ErrorDistribution merging(List<double[]> runs) {
    return runs.size() == 1
        ? new ErrorDistribution(runs.getFirst(), EQUAL)
        : of(runs.stream().flatMapToDouble(Arrays::stream).toArray());
  }

  /**
   * The distribution of weighted errors, in any order.
   *
   * @param weights one for each error, 0 or more, of any positive sum
   */
  public static ErrorDistribution weighted(double[] errors, double[] weights) {
    int[] order =
        IntStream.range(0, errors.length)
            .boxed()
            .sorted((a, b) -> Double.compare(errors[a], errors[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double total = Arrays.stream(weights).sum();
    double[] ascending = new double[order.length];
    double[] cumulative = new double[order.length];
    double sum = 0;
    for (int i = 0; i < order.length; i++) {
      ascending[i] = errors[order[i]];
      sum += weights[order[i]] / total;
      cumulative[i] = sum;
    }
    return new ErrorDistribution(ascending, cumulative);
  }

  /** Number of models. */
  public int n() {
    return errors.length;
  }

  /** The i-th least error, i from 0. */
  public double error(int i) {
    return errors[i];
  }

  /** Weighted mean error, null without any. It is the largest error less the area under the EDF. */
  public @Nullable Double mean() {
    if (errors.length == 0) {
      return null;
    }
    double sum = 0;
    for (int i = 0; i < errors.length; i++) {
      sum += cumulative.length == 0 ? errors[i] : weight(i) * errors[i];
    }
    return cumulative.length == 0 ? sum / errors.length : sum;
  }

  /** Least error, null without any. */
  public @Nullable Double min() {
    return errors.length == 0 ? null : errors[0];
  }

  /** Median error, midway between the two middle ones of an even number; null without any. */
  public @Nullable Double median() {
    return percentile(0.5);
  }

  /**
   * The quantile of a probability, interpolated linearly between neighbours, their weights ignored;
   * null without any.
   *
   * @param share in [0, 1]
   */
  public @Nullable Double percentile(double share) {
    if (errors.length == 0) {
      return null;
    }
    double rank = share * (errors.length - 1);
    int below = (int) Math.floor(rank);
    int above = (int) Math.ceil(rank);
    return errors[below] + (rank - below) * (errors[above] - errors[below]);
  }

  /** F(e), the papers' definition: the share of models whose error is strictly below {@code e}. */
  public double shareBelow(double e) {
    return shareOfFirst(countBelow(e));
  }

  /** The share of models whose error is at most {@code e}: the plotted curve. */
  public double shareAtMost(double e) {
    return shareOfFirst(countBelow(Math.nextUp(e)));
  }

  /** Weight of the {@code count} least errors. */
  double shareOfFirst(int count) {
    if (count == 0) {
      return 0;
    }
    return cumulative.length == 0 ? (double) count / errors.length : cumulative[count - 1];
  }

  private int countBelow(double e) {
    int low = 0;
    int high = errors.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (errors[middle] < e) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double weight(int i) {
    if (cumulative.length == 0) {
      return 1.0 / errors.length;
    }
    return i == 0 ? cumulative[0] : cumulative[i] - cumulative[i - 1];
  }

  /** Area under the EDF from the least to the largest error, in points; 0 without any. */
  public double area() {
    double area = 0;
    for (int i = 0; i + 1 < errors.length; i++) {
      area += shareOfFirst(i + 1) * (errors[i + 1] - errors[i]);
    }
    return area;
  }

  /**
   * Effective sample size, the number of equally weighted models with the same variance: (Σ w)² / Σ
   * w², at most {@link #n()} (Kish, 1965).
   */
  public double effectiveSampleSize() {
    double squares = 0;
    for (int i = 0; i < errors.length; i++) {
      squares += weight(i) * weight(i);
    }
    return errors.length == 0 ? 0 : 1 / squares;
  }

  /**
   * The distribution function: after each error, the share of models whose error is at most that.
   * Of more than {@code max} distinct errors, evenly spaced ones, the last always among them.
   */
  public List<Step> steps(int max) {
    int[] ends = endsOfTies();
    if (ends.length <= max) {
      return Arrays.stream(ends).mapToObj(this::step).toList();
    }
    double stride = (ends.length - 1.0) / Math.max(1, max - 1);
    return IntStream.range(0, max)
        .map(i -> ends[ends.length - 1 - (int) Math.round((max - 1 - i) * stride)])
        .mapToObj(this::step)
        .toList();
  }

  private Step step(int last) {
    return new Step(errors[last], shareOfFirst(last + 1));
  }

  /** The index of the last of each run of equal errors. */
  private int[] endsOfTies() {
    return IntStream.range(0, errors.length)
        .filter(i -> i + 1 == errors.length || errors[i + 1] > errors[i])
        .toArray();
  }
}
