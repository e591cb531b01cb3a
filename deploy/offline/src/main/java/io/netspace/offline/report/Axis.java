package io.netspace.offline.report;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis of a chart: maps values to pixels.
 *
 * @param low value at its start
 * @param high value at its end, greater than low
 * @param logarithmic whether the scale is logarithmic
 * @param from pixel of its start
 * @param to pixel of its end
 */
record Axis(double low, double high, boolean logarithmic, double from, double to) {
  /** Values with a larger ratio would crowd at one end of a linear axis. */
  private static final double MIN_LOGARITHMIC_RATIO = 40;

  private static final double PADDING = 0.03;
  private static final int MAX_TICKS = 6;

  /** An axis from minimum to maximum with padding, logarithmic if the ratio is large. */
  static Axis containing(double min, double max, double from, double to) {
    if (min > 0 && max / min > MIN_LOGARITHMIC_RATIO) {
      double room = Math.pow(max / min, PADDING);
      return new Axis(min / room, max * room, true, from, to);
    }
    return linear(min, max, from, to);
  }

  /** A linear axis from minimum to maximum with padding. */
  static Axis linear(double min, double max, double from, double to) {
    double room = min == max ? Math.max(1, Math.abs(min)) / 2 : PADDING * (max - min);
    return new Axis(min - room, max + room, false, from, to);
  }

  /** The pixel of a value. */
  double position(double value) {
    double part =
        logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return from + part * (to - from);
  }

  /** Round values along the axis. */
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
      // Avoids negative zero.
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
