package io.netspace.offline.analysis;

import io.netspace.model.statistics.ComplexityWeights;
import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.NumberFormatting;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A population's errors under weights that make every part of a range of complexity count the same.
 *
 * @param column of the complexity
 * @param low the least complexity that counts
 * @param high the largest
 * @param bins equal parts of the range
 * @param emptyBins parts without a model, whose weight the others share
 * @param outside models beyond the range, or without a complexity, which weigh nothing
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
    /** From the least to the largest; NaN are passed over. */
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

    /** What both have: there two populations can be compared. */
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
