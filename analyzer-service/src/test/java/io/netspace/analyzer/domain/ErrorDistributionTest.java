package io.netspace.analyzer.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorDistributionTest {
  private static final double ROUNDING = 1e-9;

  @Test
  void fractionBelowIsStrictAtATie() {
    ErrorDistribution edf = ErrorDistribution.of(List.of(40.0, 30.0, 40.0, 50.0));

    assertThat(edf.fractionBelow(40)).isEqualTo(0.25);
    assertThat(edf.fractionBelow(40.001)).isEqualTo(0.75);
  }

  @Test
  void edfIsZeroBelowTheBestErrorAndOneAboveTheWorst() {
    ErrorDistribution edf = ErrorDistribution.of(List.of(31.0, 62.0));

    assertThat(edf.fractionBelow(31)).isZero();
    assertThat(edf.fractionBelow(62.1)).isEqualTo(1);
  }

  @Test
  void quantilesAreLinearBetweenObservations() {
    ErrorDistribution edf = ErrorDistribution.of(List.of(10.0, 20.0, 40.0));

    assertThat(edf.quantile(0)).isEqualTo(10);
    assertThat(edf.quantile(0.25)).isEqualTo(15);
    assertThat(edf.quantile(0.9)).isCloseTo(36, within(ROUNDING));
    assertThat(edf.quantile(1)).isEqualTo(40);
  }

  @Test
  void refusesNoErrorsAndNotANumber() {
    assertThatThrownBy(() -> ErrorDistribution.of(List.of())).hasMessageContaining("errors (none)");
    assertThatThrownBy(() -> ErrorDistribution.of(List.of(1.0, Double.NaN)))
        .hasMessageContaining("errors (NaN)");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void meanIsTheAreaLeftOfTheLargestErrorAboveTheCurve(long seed) {
    // Given
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Double> errors =
        LongStream.range(0, 50).mapToObj(_ -> (double) random.nextInt(20, 90)).toList();

    // When
    ErrorDistribution edf = ErrorDistribution.of(errors);

    // Then: ∫ F over whole points, where F is constant between two of them
    double area = 0;
    for (int error = 0; error < 90; error++) {
      area += edf.fractionBelow(error + 0.5);
    }
    assertThat(edf.mean()).isCloseTo(90 - area, within(ROUNDING));
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }
}
