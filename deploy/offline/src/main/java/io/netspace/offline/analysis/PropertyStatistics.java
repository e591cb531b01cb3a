package io.netspace.offline.analysis;

import io.netspace.model.statistics.BestRanges;
import io.netspace.model.statistics.RankCorrelation;
import io.netspace.offline.common.NumberFormatting;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a property over the models that have it.
 *
 * @param models number of models that have it and an error
 * @param range range of the best models
 * @param min smallest value of these models
 * @param max largest value of these models
 * @param shareInside share of models within the range
 * @param errorTrend rank correlation with the error; null for a constant
 * @param flopsTrend rank correlation with the multiply-adds; null without such a column
 */
public record PropertyStatistics(
    String name,
    int models,
    BestRanges.Range range,
    double min,
    double max,
    double shareInside,
    @Nullable Double errorTrend,
    @Nullable Double flopsTrend) {
  private static final double MIN_SHARE_OF_WIDE_RANGE = 0.8;

  /**
   * Computes the statistics of a column.
   *
   * @param values one per model, NaN where absent; at least one is a number
   * @param errors of the models
   * @param flops of the models; null without
   */
  static PropertyStatistics of(
      String name,
      double[] values,
      double[] errors,
      double @Nullable [] flops,
      double sampleFraction) {
    int[] having =
        IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
    double[] own = select(having, values);
    double[] ownErrors = select(having, errors);
    BestRanges.Range range = BestRanges.of(ownErrors, sampleFraction).range(own);
    long inside = Arrays.stream(own).filter(v -> v >= range.low() && v <= range.high()).count();
    return new PropertyStatistics(
        name,
        having.length,
        range,
        Arrays.stream(own).min().orElseThrow(),
        Arrays.stream(own).max().orElseThrow(),
        (double) inside / having.length,
        boxed(RankCorrelation.of(own, ownErrors)),
        flops == null ? null : trend(values, flops));
  }

  private static @Nullable Double trend(double[] values, double[] flops) {
    int[] having =
        IntStream.range(0, values.length)
            .filter(i -> !Double.isNaN(values[i]) && !Double.isNaN(flops[i]))
            .toArray();
    return boxed(RankCorrelation.of(select(having, values), select(having, flops)));
  }

  private static @Nullable Double boxed(OptionalDouble trend) {
    return trend.isPresent() ? (Double) trend.getAsDouble() : null;
  }

  private static double[] select(int[] places, double[] values) {
    return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
  }

  /** Whether all models have the same value. */
  public boolean isConstant() {
    return min == max;
  }

  /** A sentence about the range. */
  public String description() {
    if (isConstant()) {
      return "the same in every model";
    }
    if (range.low() <= min && range.high() >= max) {
      return "as wide as all models";
    }
    if (shareInside >= MIN_SHARE_OF_WIDE_RANGE) {
      return "hardly narrower: %s of all models are inside"
          .formatted(NumberFormatting.wholePercent(shareInside));
    }
    return "%s of all models are inside; the best %s"
        .formatted(NumberFormatting.wholePercent(shareInside), locationOfBest());
  }

  /** Where the best values are among all values. */
  private String locationOfBest() {
    boolean fromMin = range.low() <= min;
    boolean toMax = range.high() >= max;
    if (fromMin && !toMax) {
      return "have low values";
    }
    if (toMax && !fromMin) {
      return "have high values";
    }
    return "avoid both ends";
  }
}
