package io.netspace.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankCorrelationTest {
  /** Sums of doubles in another order differ by less. */
  private static final double ROUNDING = 1e-12;

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @Test
  void tiedValuesShareTheMeanOfTheirRanks() {
    assertThat(RankCorrelation.ranks(new double[] {5, 6, 7, 8, 7}))
        .containsExactly(1, 2, 3.5, 5, 3.5);
  }

  @Test
  void theCoefficientIsPearsonsOverTheRanks() {
    // Given ranks 1 2 3 4 5 and 1 2 3.5 5 3.5: distances from 3 with squares 10 and 9.5, products 8
    double[] first = {1, 2, 3, 4, 5};
    double[] second = {5, 6, 7, 8, 7};

    // When
    OptionalDouble trend = RankCorrelation.of(first, second);

    // Then
    assertThat(trend.orElseThrow()).isCloseTo(8 / Math.sqrt(95), within(ROUNDING));
  }

  @Test
  void whatAlwaysFallsIsMinusOne() {
    assertThat(RankCorrelation.of(new double[] {1, 10, 100}, new double[] {3, 2, -7})).hasValue(-1);
  }

  @Test
  void whatIsTheSameInAllHasNoTrend() {
    assertThat(RankCorrelation.of(new double[] {4, 4, 4}, new double[] {1, 2, 3})).isEmpty();
    assertThat(RankCorrelation.of(new double[] {4}, new double[] {1})).isEmpty();
    assertThat(RankCorrelation.of(new double[0], new double[0])).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void onlyTheOrderCounts(long seed) {
    // Given
    Random random = new Random(seed);
    double[] first = random.doubles(40).map(x -> Math.rint(20 * x)).toArray();
    double[] second = random.doubles(40).toArray();

    // When
    double trend = RankCorrelation.of(first, second).orElseThrow();
    double stretched =
        RankCorrelation.of(Arrays.stream(first).map(Math::exp).toArray(), second).orElseThrow();
    double turned =
        RankCorrelation.of(second, Arrays.stream(first).map(x -> -x).toArray()).orElseThrow();

    // Then
    assertThat(trend).isBetween(-1.0, 1.0);
    assertThat(stretched).isCloseTo(trend, within(ROUNDING));
    assertThat(turned).isCloseTo(-trend, within(ROUNDING));
  }
}
