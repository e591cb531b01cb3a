package io.netspace.local.analysis;

import io.netspace.contracts.vocabulary.statistics.BestRanges;
import io.netspace.contracts.vocabulary.statistics.RankCorrelation;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the models that have a property say of it.
 *
 * @param models that have it, and an error
 * @param range where the best of them have it
 * @param least value of any of them
 * @param largest value of any of them
 * @param shareInside share of them whose value lies within the range
 * @param errorTrend rank correlation with the error, null where it is the same in all
 * @param flopsTrend rank correlation with the multiply-adds, null without such a column
 */
public record Property(
    String name,
    int models,
    BestRanges.Range range,
    double least,
    double largest,
    double shareInside,
    @Nullable Double errorTrend,
    @Nullable Double flopsTrend) {
  private static final double WIDE = 0.8;

  /**
   * Looks at a column.
   *
   * @param values one for each model, NaN where it has none; one or more are numbers
   * @param errors of the models
   * @param flops of the models; null without
   */
  static Property of(
      String name,
      double[] values,
      double[] errors,
      double @Nullable [] flops,
      double sampleFraction) {
    int[] having =
        IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
    double[] own = at(having, values);
    double[] ownErrors = at(having, errors);
    BestRanges.Range range = BestRanges.of(ownErrors, sampleFraction).range(own);
    long inside = Arrays.stream(own).filter(v -> v >= range.low() && v <= range.high()).count();
    return new Property(
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
    return boxed(RankCorrelation.of(at(having, values), at(having, flops)));
  }

  private static @Nullable Double boxed(OptionalDouble trend) {
    return trend.isPresent() ? (Double) trend.getAsDouble() : null;
  }

  private static double[] at(int[] places, double[] values) {
    return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
  }

  /** Whether all models have the same. */
  public boolean isConstant() {
    return least == largest;
  }

  /** What the range is, for people. */
  public String inWords() {
    if (isConstant()) {
      return "the same in every model";
    }
    if (range.low() <= least && range.high() >= largest) {
      return "as wide as all models";
    }
    if (shareInside >= WIDE) {
      return "hardly narrower: %s of all models are inside".formatted(Figures.share(shareInside));
    }
    return "%s of all models are inside; the best %s"
        .formatted(Figures.share(shareInside), where());
  }

  /** In which part of all values the best ones are. */
  private String where() {
    boolean fromTheLeast = range.low() <= least;
    boolean toTheLargest = range.high() >= largest;
    if (fromTheLeast && !toTheLargest) {
      return "have low values";
    }
    if (toTheLargest && !fromTheLeast) {
      return "have high values";
    }
    return "avoid both ends";
  }
}
