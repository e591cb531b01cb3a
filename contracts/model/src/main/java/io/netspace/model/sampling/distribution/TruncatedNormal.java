package io.netspace.model.sampling.distribution;

import io.netspace.model.space.SteppedRange;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Probabilities of the values of a range under a truncated normal distribution on a given scale: μ
 * is the middle of the range, σ a sixth of its length; a draw outside the range is repeated, one
 * inside is rounded to the nearest value.
 */
final class TruncatedNormal {
  private TruncatedNormal() {}

  static double[] probabilities(SteppedRange range, DoubleUnaryOperator scale) {
    List<Double> values = range.values();
    double low = values.getFirst();
    double high = values.getLast();
    double[] probabilities = new double[values.size()];
    if (probabilities.length == 1) {
      probabilities[0] = 1;
      return probabilities;
    }
    double mean = (scale.applyAsDouble(low) + scale.applyAsDouble(high)) / 2;
    double deviation = (scale.applyAsDouble(high) - scale.applyAsDouble(low)) / 6;
    double massInside = standardNormalCdf(3) - standardNormalCdf(-3);
    double cdf = standardNormalCdf(-3);
    for (int i = 0; i < probabilities.length; i++) {
      double end = Math.min(values.get(i) + range.step() / 2, high);
      double nextCdf = standardNormalCdf((scale.applyAsDouble(end) - mean) / deviation);
      probabilities[i] = (nextCdf - cdf) / massInside;
      cdf = nextCdf;
    }
    return probabilities;
  }

  /** Φ(x), by Marsaglia's series, to the last digits for |x| up to 3. */
  static double standardNormalCdf(double x) {
    double term = x;
    double sum = x;
    for (int i = 3; Math.abs(term) > 1e-18; i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
