package io.netspace.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.statistics.ErrorDistribution.Step;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorDistributionTest {
  /** Sums of doubles in another order differ by less. */
  private static final double ROUNDING = 1e-9;

  @Test
  void percentilesLieLinearlyBetweenNeighbours() {
    // Given
    ErrorDistribution errors = ErrorDistribution.of(40.0, 10.0, 30.0, 20.0, 50.0);

    // When
    List<Double> percentiles =
        DoubleStream.of(0, 0.1, 0.5, 0.9, 1).mapToObj(errors::percentile).toList();

    // Then
    assertThat(percentiles).containsExactly(10.0, 14.0, 30.0, 46.0, 50.0);
  }

  @Test
  void nothingIsKnownOfNoErrors() {
    // Given
    ErrorDistribution none = ErrorDistribution.of();

    // When
    List<Step> steps = none.steps(10);

    // Then
    assertThat(steps).isEmpty();
    assertThat(none.mean()).isNull();
    assertThat(none.min()).isNull();
    assertThat(none.percentile(0.5)).isNull();
  }

  @Test
  void tiesAreOneStep() {
    // Given
    ErrorDistribution errors = ErrorDistribution.of(90.0, 20.0, 90.0, 30.0);

    // When
    List<Step> steps = errors.steps(500);

    // Then
    assertThat(steps)
        .containsExactly(new Step(20.0, 0.25), new Step(30.0, 0.5), new Step(90.0, 1.0));
  }

  static IntStream seeds() {
    return IntStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void fewStepsAreAmongAllAndReachOne(int seed) {
    // Given
    Random random = new Random(seed);
    double[] values = random.doubles(2 + random.nextInt(2000), 0, 100).toArray();
    ErrorDistribution errors = ErrorDistribution.of(values);

    // When
    List<Step> few = errors.steps(50);

    // Then
    assertThat(few).hasSizeLessThanOrEqualTo(50).doesNotHaveDuplicates();
    assertThat(errors.steps(Integer.MAX_VALUE)).containsAll(few);
    assertThat(few).isSortedAccordingTo((a, b) -> Double.compare(a.fraction(), b.fraction()));
    assertThat(few.getLast().fraction()).isEqualTo(1.0);
    assertThat(few.getFirst().errorPercent()).isEqualTo(errors.min());
    assertThat(errors.mean())
        .isCloseTo(DoubleStream.of(values).average().orElseThrow(), within(ROUNDING));
  }
}
