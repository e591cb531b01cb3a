package io.netspace.offline.report;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis of a chart: from values to places on the page.
 *
 * @param low value at its beginning
 * @param high value at its end, above low
 * @param logarithmic whether equal ratios are equally long
 * @param from place of its beginning, in pixels
 * @param to place of its end
 */
record Axis(double low, double high, boolean logarithmic, double from, double to) {
  /** Values that span such a ratio would crowd at one end of a linear axis. */
  private static final double MIN_LOGARITHMIC_RATIO = 40;

  private static final double PADDING = 0.03;
  private static final int MAX_TICKS = 6;

  /** An axis that holds values from the least to the largest with a little room. */
  static Axis containing(double least, double largest, double from, double to) {
    if (least > 0 && largest / least > MIN_LOGARITHMIC_RATIO) {
      double room = Math.pow(largest / least, PADDING);
      return new Axis(least / room, largest * room, true, from, to);
    }
    return linear(least, largest, from, to);
  }

  /** A linear one. */
  static Axis linear(double least, double largest, double from, double to) {
    double room = least == largest ? Math.max(1, Math.abs(least)) / 2 : PADDING * (largest - least);
    return new Axis(least - room, largest + room, false, from, to);
  }

  /** Where a value stands. */
  double position(double value) {
    double part =
        logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return from + part * (to - from);
  }

  /** Round values along it. */
  List<Double> ticks() {
    return logarithmic ? roundRatios() : roundSteps();
  }

  private List<Double> roundSteps() {
    double raw = (high - low) / MAX_TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = 10 * power;
    for (double factor : new double[] {5, 2, 1}) {
      step = factor * power >= raw ? factor * power : step;
    }
    List<Double> ticks = new ArrayList<>();
    for (double k = Math.ceil(low / step); k * step <= high; k++) {
      // Of a zero, the one without a sign.
      ticks.add(k * step + 0.0);
    }
    return ticks;
  }

  private List<Double> roundRatios() {
    double[] factors = Math.log10(high / low) > 2.5 ? new double[] {1} : new double[] {1, 2, 5};
    List<Double> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(low)); Math.pow(10, power) <= high; power++) {
      for (double factor : factors) {
        double value = factor * Math.pow(10, power);
        if (value >= low && value <= high) {
          ticks.add(value);
        }
      }
    }
    return ticks;
  }
}
