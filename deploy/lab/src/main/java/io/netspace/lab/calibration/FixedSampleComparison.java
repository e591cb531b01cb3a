package io.netspace.lab.calibration;

import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.analyzer.domain.comparison.GainBounds;
import io.netspace.analyzer.domain.comparison.VerdictRule;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Normal;
import io.netspace.model.statistics.Verdict;
import java.util.Arrays;

/**
 * A comparison of populations whose sizes were fixed before, by the interval of Welch's test with
 * the normal distribution in the place of Student's: valid where the result is looked at once, at
 * the end.
 *
 * @param gain mean clipped error of the incumbent less that of the challenger, in points
 */
public record FixedSampleComparison(double gain, Interval interval) {
  private static final double MAX_DEVIATIONS = 40;
  private static final int BISECTIONS = 60;

  public static FixedSampleComparison of(
      double[] incumbent, double[] challenger, ErrorWindow window, double level) {
    double[] first = clipped(incumbent, window);
    double[] second = clipped(challenger, window);
    double gain = mean(first) - mean(second);
    double reach =
        normalQuantile(level)
            * Math.sqrt(squaredStandardError(first) + squaredStandardError(second));
    return new FixedSampleComparison(gain, new Interval(gain - reach, gain + reach));
  }

  private static double[] clipped(double[] errors, ErrorWindow window) {
    return Arrays.stream(errors).map(e -> Math.clamp(e, window.low(), window.high())).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** The squared standard error of a mean; infinite for fewer than two values. */
  private static double squaredStandardError(double[] values) {
    int n = values.length;
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return n < 2 ? Double.POSITIVE_INFINITY : squares / (n - 1) / n;
  }

  /** How many deviations a normal number is from 0 with this chance, at least. */
  static double normalQuantile(double chance) {
    double low = 0;
    double high = MAX_DEVIATIONS;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (Normal.twoSidedTail(middle) > chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The verdict by the interval. */
  public Verdict verdict(VerdictRule rule) {
    return rule.verdict(GainBounds.of(interval));
  }
}
