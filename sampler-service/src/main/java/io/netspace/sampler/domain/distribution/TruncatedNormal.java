package io.netspace.sampler.domain.distribution;

import io.netspace.model.space.SteppedRange;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The masses that a clipped normal law, on a scale of its own, leaves on the values of a range: μ
 * is the middle of the range, σ a sixth of its length; a draw outside is repeated, one inside is
 * rounded to the nearest value.
 */
final class TruncatedNormal {
  private TruncatedNormal() {}

  static double[] masses(SteppedRange range, DoubleUnaryOperator scale) {
    List<Double> values = range.values();
    double low = values.getFirst();
    double high = values.getLast();
    double[] masses = new double[values.size()];
    if (masses.length == 1) {
      masses[0] = 1;
      return masses;
    }
    double mean = (scale.applyAsDouble(low) + scale.applyAsDouble(high)) / 2;
    double deviation = (scale.applyAsDouble(high) - scale.applyAsDouble(low)) / 6;
    double inside = standardNormalCdf(3) - standardNormalCdf(-3);
    double reached = standardNormalCdf(-3);
    for (int i = 0; i < masses.length; i++) {
      double end = Math.min(values.get(i) + range.step() / 2, high);
      double next = standardNormalCdf((scale.applyAsDouble(end) - mean) / deviation);
      masses[i] = (next - reached) / inside;
      reached = next;
    }
    return masses;
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
