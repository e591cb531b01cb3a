package io.netspace.analyzer.domain.comparison;

import io.netspace.model.common.InvalidValueException;
import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.statistics.Interval;

/**
 * The window that errors are clipped to before they are compared, in percent. A comparison is about
 * the means of the clipped errors: a guarantee at every look needs bounded errors, and the closer
 * the bounds to the bulk of the errors, the narrower its interval. A network that diverged counts
 * at the upper end. The window is fixed before the first pair.
 */
public record ErrorWindow(double low, double high) {
  private static final double LOW_SHARE = 0.05;
  private static final double HIGH_SHARE = 0.85;

  /** Deviations below the low share, which leave room for the errors of a better space. */
  public static final double DEVIATIONS_BELOW = 1;

  /** Deviations above the high share. */
  public static final double DEVIATIONS_ABOVE = 0.25;

  /** Effects of interest that fit between the median and either end. */
  private static final double INTEREST_WIDTHS = 2;

  /** Quartiles of a normal distribution are this many deviations apart. */
  private static final double DEVIATIONS_BETWEEN_QUARTILES = 1.349;

  /** The narrowest a window may be, in points. */
  private static final double MIN_WIDTH = 1;

  /** Fewer errors than this do not fix a window. */
  public static final int MIN_SAMPLE_SIZE = 8;

  public ErrorWindow {
    if (!(low >= 0 && low < high && high <= 100)) {
      throw new InvalidValueException(
          "errorWindow", low + " to " + high, "must go upwards within 0 to 100 percent");
    }
  }

  /**
   * The window by a sample that no comparison looks at: from one robust deviation below its 5 %
   * point to a quarter of one above its 85 % point, and wide enough for twice the effect of
   * interest on either side of its median; never beyond chance. From 0 to chance when the sample
   * has fewer than eight errors.
   *
   * @param chance error of guessing, in percent
   * @param margin points of mean error that a simplification may cost
   * @param minimumGain the minimum effect of interest, in points
   */
  public static ErrorWindow of(
      ErrorDistribution sample, double chance, double margin, double minimumGain) {
    return of(sample, chance, Math.max(margin, minimumGain));
  }

  /**
   * @param interest the larger of margin and minimum effect of interest, in points
   */
  static ErrorWindow of(ErrorDistribution sample, double chance, double interest) {
    if (sample.n() < MIN_SAMPLE_SIZE) {
      return new ErrorWindow(0, chance);
    }
    Interval range = rangeOf(sample, interest, DEVIATIONS_BELOW, DEVIATIONS_ABOVE);
    return within(range, chance);
  }

  /** The part of a range between 0 and chance, at least a point wide. */
  public static ErrorWindow within(Interval range, double chance) {
    double end = Math.min(chance, range.high());
    return new ErrorWindow(Math.clamp(range.low(), 0, Math.max(0, end - MIN_WIDTH)), end);
  }

  /**
   * The range of errors to clip to by a sample, without any bounds: from some robust deviations
   * below its 5 % point to some above its 85 % point, and wide enough for twice the effect of
   * interest on either side of its median.
   *
   * @param sample of one or more
   * @param interest the larger of margin and minimum effect of interest, in points
   */
  public static Interval rangeOf(
      ErrorDistribution sample, double interest, double deviationsBelow, double deviationsAbove) {
    double quarter = percentile(sample, 0.25);
    double deviation = (percentile(sample, 0.75) - quarter) / DEVIATIONS_BETWEEN_QUARTILES;
    double room = INTEREST_WIDTHS * interest;
    double middle = percentile(sample, 0.5);
    return new Interval(
        Math.min(percentile(sample, LOW_SHARE) - deviationsBelow * deviation, middle - room),
        Math.max(percentile(sample, HIGH_SHARE) + deviationsAbove * deviation, middle + room));
  }

  private static double percentile(ErrorDistribution sample, double share) {
    Double value = sample.percentile(share);
    return value == null ? 0 : value;
  }

  public double clip(double errorPercent) {
    return Math.clamp(errorPercent, low, high);
  }

  /** The clipped error above the low end, in points; NaN of NaN. */
  public double value(double errorPercent) {
    return clip(errorPercent) - low;
  }

  /** Its width, in points. */
  public double width() {
    return high - low;
  }
}
