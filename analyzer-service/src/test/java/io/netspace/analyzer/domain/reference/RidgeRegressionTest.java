package io.netspace.analyzer.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RidgeRegressionTest {
  private static final double EXACT = 1e-9;

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @Test
  void oneFeatureIsAsComputedByHand() {
    // Given: centred features -1, 0, 1; centred values -3, 1, 2
    double[][] rows = {{1}, {2}, {3}};
    double[] values = {1, 5, 6};
    // When
    RidgeRegression fit = RidgeRegression.of(rows, values, 3);
    // Then: 5 / (2 + 3)
    assertThat(fit.coefficients()).containsExactly(new double[] {1}, within(EXACT));
    assertThat(fit.mean()).isCloseTo(4, within(EXACT));
    assertThat(fit.meanFeatures()).containsExactly(new double[] {2}, within(EXACT));
    // leverages 1/3 + 1/5 = 8/15, 1/3 and 8/15
    assertThat(fit.leaveOneOutResiduals())
        .containsExactly(new double[] {-2 / (7.0 / 15), 1.5, 1 / (7.0 / 15)}, within(EXACT));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theGradientOfThePenalisedSquaresIsZero(long seed) {
    // Given
    Sample sample = new Sample(seed, 30, 40);
    // When
    RidgeRegression fit = RidgeRegression.of(sample.rows, sample.values, 7);
    // Then
    for (int j = 0; j < 40; j++) {
      double gradient = -7 * fit.coefficients()[j];
      for (int i = 0; i < 30; i++) {
        gradient +=
            (sample.values[i] - predicted(fit, sample.rows[i]))
                * (sample.rows[i][j] - fit.meanFeatures()[j]);
      }
      assertThat(gradient).isCloseTo(0, within(1e-8));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void leaveOneOutResidualsAreThoseOfFitsToTheOtherRows(long seed) {
    // Given
    Sample sample = new Sample(seed, 12, 3);
    RidgeRegression fit = RidgeRegression.of(sample.rows, sample.values, 5);
    for (int left = 0; left < 12; left++) {
      int out = left;
      int[] others = IntStream.range(0, 12).filter(i -> i != out).toArray();
      // When
      RidgeRegression without =
          RidgeRegression.of(
              Arrays.stream(others).mapToObj(i -> sample.rows[i]).toArray(double[][]::new),
              Arrays.stream(others).mapToDouble(i -> sample.values[i]).toArray(),
              5);
      // Then
      assertThat(fit.leaveOneOutResiduals()[out])
          .isCloseTo(sample.values[out] - predicted(without, sample.rows[out]), within(EXACT));
    }
  }

  @Test
  void thePenaltyOfTheLeastLeaveOneOutErrorIsChosen() {
    // Given: values that the one feature explains, and values that it does not
    double[][] rows =
        IntStream.range(0, 20).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
    double[] line = IntStream.range(0, 20).mapToDouble(i -> 3.0 * i).toArray();
    double[] zigzag = IntStream.range(0, 20).mapToDouble(i -> i % 2).toArray();
    // When
    RidgeRegression ofLine = RidgeRegression.best(rows, line, 5, 320);
    RidgeRegression ofZigzag = RidgeRegression.best(rows, zigzag, 5, 320);
    // Then
    assertThat(ofLine.penalty()).isEqualTo(5);
    assertThat(ofLine.errorRatio(line)).isLessThan(0.01);
    assertThat(ofZigzag.penalty()).isEqualTo(320);
    assertThat(ofZigzag.errorRatio(zigzag)).isGreaterThan(1);
  }

  private static double predicted(RidgeRegression fit, double[] row) {
    double sum = fit.mean();
    for (int j = 0; j < row.length; j++) {
      sum += fit.coefficients()[j] * (row[j] - fit.meanFeatures()[j]);
    }
    return sum;
  }

  private static final class Sample {
    final double[][] rows;
    final double[] values;

    Sample(long seed, int size, int features) {
      SplittableRandom random = new SplittableRandom(seed);
      rows = new double[size][features];
      values = new double[size];
      for (int i = 0; i < size; i++) {
        Arrays.setAll(rows[i], _ -> random.nextDouble(-2, 2));
        values[i] = 3 * rows[i][0] + random.nextDouble(-1, 1);
      }
    }
  }
}
