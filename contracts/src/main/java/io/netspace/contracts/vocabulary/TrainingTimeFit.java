package io.netspace.contracts.vocabulary;

import io.netspace.contracts.vocabulary.TrainingTime.Measurement;
import java.util.Arrays;
import java.util.List;

/**
 * The least squares behind {@link TrainingTime}. The relative error of a measurement is row ·
 * coefficients − 1, its row being images · (1, flops, activations) / seconds. Coefficients that may
 * not be below 0 are those of plain least squares over the terms they leave above 0; so the best of
 * the seven choices of terms that give none below 0 is exact. Columns have length 1 while solving.
 * Time O(measurements).
 */
final class TrainingTimeFit {
  private static final int TERMS = 3;
  private static final int FLOPS_ALONE = 0b010;

  /** Terms as bits, the fewest first. */
  private static final int[] CHOICES = {0b001, FLOPS_ALONE, 0b100, 0b011, 0b101, 0b110, 0b111};

  /** Squared sine of the angle below which a term says what those before it say. */
  private static final double PARALLEL = 1e-10;

  /** Squared relative error a measurement that a choice of more terms must gain: rounding. */
  private static final double GAIN = 1e-14;

  private final List<Measurement> measurements;
  private final double[] lengths = new double[TERMS];

  /** Cosines between columns; in the last column, sums of the columns. */
  private final double[][] cosines = new double[TERMS][TERMS + 1];

  TrainingTimeFit(List<Measurement> measurements) {
    this.measurements = List.copyOf(measurements);
    sumUp();
  }

  TrainingTime best() {
    double[] best = coefficients(FLOPS_ALONE);
    if (measurements.size() >= TERMS) {
      double least = Double.POSITIVE_INFINITY;
      for (int terms : CHOICES) {
        double[] coefficients = coefficients(terms);
        double squares = squares(coefficients);
        if (squares < least - GAIN * measurements.size()) {
          least = squares;
          best = coefficients;
        }
      }
    }
    return new TrainingTime(best[0], best[1], best[2], measurements.size(), medianError(best));
  }

  private void sumUp() {
    for (Measurement measurement : measurements) {
      double[] row = row(measurement);
      for (int i = 0; i < TERMS; i++) {
        for (int j = 0; j < TERMS; j++) {
          cosines[i][j] += row[i] * row[j];
        }
        cosines[i][TERMS] += row[i];
      }
    }
    for (int i = 0; i < TERMS; i++) {
      lengths[i] = Math.sqrt(cosines[i][i]);
    }
    for (int i = 0; i < TERMS; i++) {
      for (int j = 0; j < TERMS; j++) {
        cosines[i][j] /= lengths[i] * lengths[j];
      }
      cosines[i][TERMS] /= lengths[i];
    }
  }

  private static double[] row(Measurement measurement) {
    double images = measurement.images() / measurement.seconds();
    return new double[] {
      images,
      images * measurement.complexity().flops(),
      images * measurement.complexity().activations()
    };
  }

  /** Of these terms, the others 0; NaN where the terms cannot be told apart. */
  private double[] coefficients(int terms) {
    double[][] rows = Arrays.stream(cosines).map(double[]::clone).toArray(double[][]::new);
    for (int pivot = 0; pivot < TERMS; pivot++) {
      if (has(terms, pivot)) {
        eliminate(rows, pivot);
      }
    }
    double[] coefficients = new double[TERMS];
    for (int i = 0; i < TERMS; i++) {
      if (has(terms, i)) {
        coefficients[i] = rows[i][TERMS] / lengths[i];
      }
    }
    return coefficients;
  }

  private static void eliminate(double[][] rows, int pivot) {
    double divisor = rows[pivot][pivot] > PARALLEL ? rows[pivot][pivot] : Double.NaN;
    for (int j = 0; j <= TERMS; j++) {
      rows[pivot][j] /= divisor;
    }
    for (int i = 0; i < TERMS; i++) {
      if (i != pivot) {
        double factor = rows[i][pivot];
        for (int j = 0; j <= TERMS; j++) {
          rows[i][j] -= factor * rows[pivot][j];
        }
      }
    }
  }

  private static boolean has(int terms, int term) {
    return (terms >> term & 1) == 1;
  }

  /** Sum of squared relative errors; not below any number where a coefficient may not be. */
  private double squares(double[] coefficients) {
    for (double coefficient : coefficients) {
      if (!(coefficient >= 0)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    double sum = 0;
    for (Measurement measurement : measurements) {
      double error = relativeError(coefficients, measurement);
      sum += error * error;
    }
    return sum;
  }

  private double medianError(double[] coefficients) {
    double[] errors =
        measurements.stream()
            .mapToDouble(measurement -> Math.abs(relativeError(coefficients, measurement)))
            .sorted()
            .toArray();
    return (errors[(errors.length - 1) / 2] + errors[errors.length / 2]) / 2;
  }

  private static double relativeError(double[] coefficients, Measurement measurement) {
    double[] row = row(measurement);
    return coefficients[0] * row[0] + coefficients[1] * row[1] + coefficients[2] * row[2] - 1;
  }
}
