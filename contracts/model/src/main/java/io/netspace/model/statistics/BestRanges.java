package io.netspace.model.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The range of a property among the best models, by the papers' empirical bootstrap in closed form:
 * draw m of the n models with replacement and keep the one of least error; the range is given by
 * percentiles of its property. Of models ranked by error from 1, that of rank r is kept with
 * probability ((n − r + 1) / n)^m − ((n − r) / n)^m; tied models share theirs equally.
 *
 * <p>It describes the best models of the sample and is no confidence interval of an optimum: with m
 * = n / 4 the best model alone has 22 % of the probability and the fifteen best have 98 %, whatever
 * n is, so the range neither widens with few models nor narrows with many.
 */
public final class BestRanges {
  /** The papers' fraction of the models that is drawn. */
  public static final double SAMPLE_FRACTION = 0.25;

  private static final double LOWEST = 0.025;
  private static final double MIDDLE = 0.5;
  private static final double HIGHEST = 0.975;

  /** Total probability of the worst models that is neglected. */
  private static final double NEGLIGIBLE_MASS = 1e-20;

  /** The models of non-negligible probability, in ascending order of error. */
  private final int[] order;

  private final double[] massByModel;

  private BestRanges(int[] order, double[] massByModel) {
    this.order = order;
    this.massByModel = massByModel;
  }

  /**
   * A property's 2.5, 50 and 97.5 percentiles: the least value whose cumulative probability reaches
   * the percentile.
   */
  public record Range(double low, double median, double high) {}

  /**
   * The distribution of the kept model.
   *
   * @param errors of the models, one or more
   * @param sampleFraction m / n, above 0; m is rounded down, and at least 1
   */
  public static BestRanges of(double[] errors, double sampleFraction) {
    int n = errors.length;
    int draws = Math.max(1, (int) (sampleFraction * n));
    double[] ascending = errors.clone();
    Arrays.sort(ascending);
    double worst = ascending[lastRelevant(n, draws)];
    int[] order = order(IntStream.range(0, n).filter(i -> errors[i] <= worst), errors);
    double[] mass = new double[n];
    for (int first = 0; first < order.length; ) {
      int end = first + 1;
      while (end < order.length && errors[order[end]] == errors[order[first]]) {
        end++;
      }
      double ofAll = noneBefore(first, n, draws) - noneBefore(end, n, draws);
      for (int i = first; i < end; i++) {
        mass[order[i]] = ofAll / (end - first);
      }
      first = end;
    }
    return new BestRanges(order, mass);
  }

  /** Some of the models in ascending order of a value, those of equal values in their own. */
  private static int[] order(IntStream models, double[] values) {
    return models
        .boxed()
        .sorted((a, b) -> Double.compare(values[a], values[b]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The least number of best models whose total probability leaves a negligible rest. */
  private static int lastRelevant(int n, int draws) {
    int last = 0;
    while (last + 1 < n && noneBefore(last + 1, n, draws) > NEGLIGIBLE_MASS) {
      last++;
    }
    return last;
  }

  /** Probability that no draw is one of the {@code better} best models. */
  private static double noneBefore(int better, int n, int draws) {
    return Math.pow((double) (n - better) / n, draws);
  }

  /** Probability that this model is kept; 0 for those neglected. */
  public double mass(int model) {
    return massByModel[model];
  }

  /** The number of best models that together have 95 % of the probability. */
  public int relevantModels() {
    double sum = 0;
    for (int i = 0; i < order.length; i++) {
      sum += massByModel[order[i]];
      if (sum >= 0.95) {
        return i + 1;
      }
    }
    return order.length;
  }

  /**
   * The range of a property.
   *
   * @param values of the models, in the order of the errors
   */
  public Range range(double[] values) {
    int[] models = Arrays.stream(order).sorted().toArray();
    return range(of(models, values), of(models, massByModel));
  }

  private static double[] of(int[] models, double[] all) {
    return Arrays.stream(models).mapToDouble(model -> all[model]).toArray();
  }

  /**
   * The range of a property whose values have these weights, of any positive sum.
   *
   * @param values one or more
   */
  public static Range range(double[] values, double[] masses) {
    int[] byValue = order(IntStream.range(0, values.length), values);
    double all = Arrays.stream(masses).sum();
    return new Range(
        quantile(values, masses, byValue, LOWEST * all),
        quantile(values, masses, byValue, MIDDLE * all),
        quantile(values, masses, byValue, HIGHEST * all));
  }

  private static double quantile(double[] values, double[] masses, int[] byValue, double mass) {
    double sum = 0;
    for (int model : byValue) {
      sum += masses[model];
      if (sum >= mass) {
        return values[model];
      }
    }
    return values[byValue[byValue.length - 1]];
  }
}
