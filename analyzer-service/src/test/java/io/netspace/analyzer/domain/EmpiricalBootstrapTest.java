package io.netspace.analyzer.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.contracts.vocabulary.Interval;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmpiricalBootstrapTest {
  @Test
  void sameSeedGivesTheSameInterval() {
    double[] values = {1, 5, 2, 8, 3};

    Interval one = new EmpiricalBootstrap(2000, random(7)).ofMean(values, 0.95);
    Interval other = new EmpiricalBootstrap(2000, random(7)).ofMean(values, 0.95);

    assertThat(one).isEqualTo(other);
  }

  @Test
  void equalValuesLeaveNoDoubt() {
    Interval interval = new EmpiricalBootstrap(100, random(1)).ofMean(new double[] {3, 3, 3}, 0.95);

    assertThat(interval).isEqualTo(new Interval(3, 3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void widthIsThatOfTheNormalApproximationForManyValues(long seed) {
    // Given
    RandomGenerator random = random(seed);
    double[] values = random.doubles(400, 0, 1).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double deviation =
        Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());

    // When
    Interval interval = new EmpiricalBootstrap(4000, random).ofMean(values, 0.95);

    // Then: 10 % allows for 4,000 resamples
    double expected = 2 * 1.96 * deviation / Math.sqrt(values.length);
    assertThat(interval.high() - interval.low()).isCloseTo(expected, within(0.1 * expected));
    assertThat(mean).isBetween(interval.low(), interval.high());
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
