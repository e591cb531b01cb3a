package io.netspace.analyzer.domain.comparison;

import io.netspace.model.study.ObservedErrors;

/** Counts the errors of one population, as they are, by where they lie to a window. */
public final class ErrorTally {
  private final ErrorWindow window;
  private int networks;
  private int abandoned;
  private double sum;
  private double clippedSum;
  private double clippedSquares;
  private int below;
  private int above;

  /** A tally of no network. */
  public ErrorTally(ErrorWindow window) {
    this.window = window;
  }

  /** Adds a network by its error, in percent; NaN where it has none. */
  public void add(double errorPercent) {
    if (Double.isNaN(errorPercent)) {
      abandoned++;
      return;
    }
    networks++;
    sum += errorPercent;
    double value = window.value(errorPercent);
    clippedSum += value;
    clippedSquares += value * value;
    below += errorPercent < window.low() ? 1 : 0;
    above += errorPercent > window.high() ? 1 : 0;
  }

  /** Variance of the clipped errors, in squared points; 0 of fewer than two. */
  double clippedVariance() {
    return networks < 2
        ? 0
        : Math.max(0, clippedSquares - clippedSum * clippedSum / networks) / (networks - 1);
  }

  /** The counts so far. */
  public ObservedErrors observed() {
    return new ObservedErrors(
        networks, abandoned, networks == 0 ? null : sum / networks, below, above);
  }
}
