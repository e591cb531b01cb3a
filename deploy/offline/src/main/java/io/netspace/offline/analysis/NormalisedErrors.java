package io.netspace.offline.analysis;

import io.netspace.model.statistics.ComplexityWeights;
import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.NumberFormatting;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A population's errors, weighted so that every bin of a range of complexity has the same mass.
 *
 * @param column of the complexity
 * @param low lower end of the range
 * @param high upper end of the range
 * @param bins number of bins of equal width
 * @param emptyBins bins without a model, whose mass the others share
 * @param outside models outside the range or without a complexity, of weight 0
 */
public record NormalisedErrors(
    String column,
    double low,
    double high,
    int bins,
    int emptyBins,
    int outside,
    ErrorDistribution errors) {

  /** A range of complexity. */
  record ComplexityRange(double low, double high) {
    /** From minimum to maximum, without NaN. */
    static ComplexityRange of(String column, double[] complexities) {
      double[] known = Arrays.stream(complexities).filter(c -> !Double.isNaN(c)).toArray();
      if (known.length == 0) {
        throw CommandException.usage(
            "--normalise (%s) must be a number in one model with an error or more."
                .formatted(column));
      }
      return new ComplexityRange(
          Arrays.stream(known).min().orElseThrow(), Arrays.stream(known).max().orElseThrow());
    }

    /** The overlap, in which two populations can be compared. */
    ComplexityRange intersection(ComplexityRange other) {
      return new ComplexityRange(Math.max(low, other.low), Math.min(high, other.high));
    }
  }

  /** The errors of models with these complexities. */
  static NormalisedErrors of(
      String column, double[] errors, double[] complexities, ComplexityRange span, int bins) {
    if (!(span.low() < span.high())) {
      throw CommandException.usage(
          "--normalise (%s) must have a range to divide, but goes from %s to %s."
              .formatted(
                  column,
                  NumberFormatting.abbreviated(span.low()),
                  NumberFormatting.abbreviated(span.high())));
    }
    double[] weights = ComplexityWeights.of(complexities, span.low(), span.high(), bins);
    int[] counted = IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
    if (counted.length == 0) {
      throw CommandException.usage(
          "--normalise (%s) leaves no model: none lies within %s to %s."
              .formatted(
                  column,
                  NumberFormatting.abbreviated(span.low()),
                  NumberFormatting.abbreviated(span.high())));
    }
    double[] ownErrors = Arrays.stream(counted).mapToDouble(i -> errors[i]).toArray();
    double[] ownWeights = Arrays.stream(counted).mapToDouble(i -> weights[i]).toArray();
    return new NormalisedErrors(
        column,
        span.low(),
        span.high(),
        bins,
        bins - ComplexityWeights.filledBins(complexities, span.low(), span.high(), bins),
        weights.length - counted.length,
        ErrorDistribution.weighted(ownErrors, ownWeights));
  }
}
