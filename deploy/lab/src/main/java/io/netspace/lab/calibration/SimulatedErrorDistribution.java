package io.netspace.lab.calibration;

import io.netspace.analyzer.domain.comparison.ErrorWindow;
import java.util.random.RandomGenerator;

/**
 * The distribution of errors of a simulated space, in percent: gamma of shape 4 and deviation 4
 * points around 40, so skewed to the right, less {@code shift} points; rounded to a tenth, so with
 * ties; and three in a hundred networks diverge, and count at 90, the chance-level error of ten
 * classes.
 *
 * @param shift points by which trained networks are better than those of {@link #START}
 */
public record SimulatedErrorDistribution(double shift) {
  /** The chance-level error, in percent. */
  public static final double CHANCE_ERROR_PERCENT = 90;

  /** Standard deviation of the trained networks' errors, in points. */
  static final double STANDARD_DEVIATION = 4;

  static final double DIVERGENCE_RATE = 0.03;

  /** The reference space. */
  public static final SimulatedErrorDistribution START = new SimulatedErrorDistribution(0);

  private static final double MEAN = 40;
  private static final int SHAPE = 4;
  private static final double SCALE = STANDARD_DEVIATION / Math.sqrt(SHAPE);
  private static final double TENTHS = 10;
  private static final int BISECTIONS = 60;

  /** The error of the next network. */
  public double sample(RandomGenerator random) {
    if (random.nextDouble() < DIVERGENCE_RATE) {
      return CHANCE_ERROR_PERCENT;
    }
    double product = 1;
    for (int i = 0; i < SHAPE; i++) {
      product *= 1 - random.nextDouble();
    }
    double error = min() - SCALE * Math.log(product);
    return Math.clamp(Math.rint(error * TENTHS) / TENTHS, 0, 100);
  }

  private double min() {
    return MEAN - SHAPE * SCALE - shift;
  }

  /** The share of networks whose error is at most this. */
  double distributionFunction(double errorPercent) {
    double lastTenth = Math.floor(errorPercent * TENTHS + 1e-9);
    double trained = gammaDistribution((lastTenth + 0.5) / TENTHS - min());
    return (1 - DIVERGENCE_RATE) * trained
        + (errorPercent >= CHANCE_ERROR_PERCENT ? DIVERGENCE_RATE : 0);
  }

  /** Distribution function of the gamma distribution of shape 4. */
  private static double gammaDistribution(double x) {
    double z = Math.max(0, x / SCALE);
    return 1 - Math.exp(-z) * (1 + z * (1 + z / 2 * (1 + z / 3)));
  }

  /** The mean of errors clipped to a window: its high end less the area under F. */
  double clippedMean(ErrorWindow window) {
    return window.high() - integral(window, 0);
  }

  /** The variance of errors clipped to a window. */
  double clippedVariance(ErrorWindow window) {
    double mean = clippedMean(window);
    double square = window.high() * window.high() - 2 * integral(window, 1);
    return square - mean * mean;
  }

  /** ∫ F(e) eᵏ de over a window, for k = 0 or 1; F is constant from one tenth to the next. */
  private double integral(ErrorWindow window, int power) {
    double area = 0;
    double from = window.low();
    while (from < window.high()) {
      double to = Math.min(window.high(), (Math.floor(from * TENTHS + 1e-9) + 1) / TENTHS);
      area += (to - from) * (power == 0 ? 1 : (from + to) / 2) * distributionFunction(from);
      from = to;
    }
    return area;
  }

  /** The gain of another space over this one, in means of clipped errors. */
  double gainOf(SimulatedErrorDistribution other, ErrorWindow window) {
    return clippedMean(window) - other.clippedMean(window);
  }

  /** The space with exactly this gain over this one within a window. */
  SimulatedErrorDistribution improvedBy(double gain, ErrorWindow window) {
    if (gain == 0) {
      return this;
    }
    double width = window.high() - window.low();
    double low = -width;
    double high = width;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (gainOf(new SimulatedErrorDistribution(shift + middle), window) < gain) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new SimulatedErrorDistribution(shift + high);
  }
}
