package io.netspace.analyzer.domain.planning;

import io.netspace.analyzer.domain.comparison.ErrorWindow;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A discrete distribution of errors: each of a few values, in percent, is equally likely. So the
 * mean of the clipped errors is a sum over the values, and draws are the same on every machine.
 */
final class ErrorTable {
  /**
   * Skewed to the right: 62 trained networks with errors of 33 to 52 %, and 2 that diverged and
   * count at 90 %, chance among ten classes.
   */
  static final ErrorTable SKEWED = new ErrorTable(skewed());

  /**
   * Either end of the window of 30 to 50 %: of all bounded distributions this varies most, and its
   * sequences use up most of alpha.
   */
  static final ErrorTable TWO_POINTS = new ErrorTable(30, 50);

  private static final double CHANCE = 90;
  private static final int BISECTIONS = 60;

  private final double[] errors;

  private ErrorTable(double... errors) {
    this.errors = errors;
  }

  private static double[] skewed() {
    return IntStream.range(0, 64)
        .mapToDouble(k -> k < 62 ? trained((k + 0.5) / 62) : CHANCE)
        .toArray();
  }

  private static double trained(double share) {
    double square = share * share;
    return 33 + 7 * share + 8 * square * square + 5 * square * square * square * square;
  }

  double draw(SplittableRandom random) {
    return errors[random.nextInt(errors.length)];
  }

  double clippedMean(ErrorWindow window) {
    return Arrays.stream(errors).map(window::clip).average().orElseThrow();
  }

  /** The same with trained networks shifted until the clipped mean is lower by the gain. */
  ErrorTable improvedBy(double gain, ErrorWindow window) {
    double target = clippedMean(window) - gain;
    double low = -50;
    double high = 50;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (shiftedBy(middle).clippedMean(window) > target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return gain == 0 ? this : shiftedBy(high);
  }

  private ErrorTable shiftedBy(double points) {
    return new ErrorTable(
        Arrays.stream(errors)
            .map(error -> error == CHANCE ? error : Math.clamp(error - points, 0, 100))
            .toArray());
  }
}
