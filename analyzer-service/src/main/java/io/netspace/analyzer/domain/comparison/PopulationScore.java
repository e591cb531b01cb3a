package io.netspace.analyzer.domain.comparison;

import java.util.function.IntToDoubleFunction;

/**
 * The error that a network of one population counts as: the mean prediction of the population plus
 * the residual of the network, clipped to a range. The prediction is fixed before the first pair,
 * and 0 for every network where there is no reference.
 *
 * @param prediction of the network at an index, in percent
 * @param meanPrediction mean of the predictions over the population's space, in percent
 * @param low end of the range of residuals, in points
 * @param high end of the range
 */
public record PopulationScore(
    IntToDoubleFunction prediction, double meanPrediction, double low, double high) {
  /** The score without a reference: errors clipped to a window. */
  static PopulationScore clipped(ErrorWindow window) {
    return new PopulationScore(_ -> 0, 0, window.low(), window.high());
  }

  /** What the error of the network at an index counts as, in percent. */
  double countedError(int index, double errorPercent) {
    return meanPrediction + clippedResidual(index, errorPercent);
  }

  /** The clipped residual above the low end of the range, in [0, high − low]. */
  double value(int index, double errorPercent) {
    return clippedResidual(index, errorPercent) - low;
  }

  private double clippedResidual(int index, double errorPercent) {
    return Math.clamp(errorPercent - prediction.applyAsDouble(index), low, high);
  }
}
