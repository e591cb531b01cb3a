package io.netspace.analyzer.domain.reference;

import io.netspace.analyzer.domain.comparison.ErrorScore;
import io.netspace.model.statistics.Interval;
import io.netspace.model.study.Reference;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;

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
   * What the errors of a comparison with a used reference count as: residuals, at the part of alpha
   * that the free draws leave.
   *
   * @param ofIncumbent prediction f for the incumbent's network at an index, in percent
   * @param ofChallenger prediction f for the challenger's network at an index, in percent
   */
  public static ErrorScore score(
      Reference reference, IntToDoubleFunction ofIncumbent, IntToDoubleFunction ofChallenger) {
    Interval residuals = Objects.requireNonNull(reference.residualWindow());
    Reference.FreeDraws draws = Objects.requireNonNull(reference.freeDraws());
    return ErrorScore.residuals(
        ofIncumbent,
        ofChallenger,
        draws.incumbent().mean(),
        draws.challenger().mean(),
        residuals.low(),
        residuals.high(),
        draws.slack(),
        1 - ReferenceFit.SHARE_OF_ALPHA);
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
