package io.netspace.analyzer.domain.reference;

import io.netspace.model.statistics.Interval;
import io.netspace.model.study.Reference;
import java.util.List;
import java.util.Objects;

/**
 * The prediction f of a used {@link Reference}: a linear function of a network's features, clamped
 * to the range of the errors that it was fitted to.
 */
public final class ErrorPrediction {
  private final double constant;
  private final double[] weights;
  private final Interval range;

  ErrorPrediction(
      Reference.Scaling scaling,
      double meanError,
      double[] meanFeatures,
      double[] coefficients,
      Interval range) {
    double atOrigin = meanError;
    this.weights = new double[coefficients.length];
    for (int j = 0; j < coefficients.length; j++) {
      weights[j] = coefficients[j] / scaling.deviations().get(j);
      atOrigin -= coefficients[j] * meanFeatures[j] + weights[j] * scaling.means().get(j);
    }
    this.constant = atOrigin;
    this.range = range;
  }

  /** The prediction of a reference that is used. */
  public static ErrorPrediction of(Reference reference) {
    return new ErrorPrediction(
        Objects.requireNonNull(reference.scaling()),
        reference.meanError(),
        array(reference.meanFeatures()),
        array(reference.coefficients()),
        Objects.requireNonNull(reference.errorRange()));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * f(x), in percent.
   *
   * @param features of x, in the order of the reference's scaling, not standardised
   */
  public double of(double[] features) {
    double sum = constant;
    for (int j = 0; j < weights.length; j++) {
      sum += weights[j] * features[j];
    }
    return Math.clamp(sum, range.low(), range.high());
  }
}
