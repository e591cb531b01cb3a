package io.netspace.model.sampling.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.space.GridDistribution;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.SteppedRange;
import io.netspace.model.space.ValueSet;
import io.netspace.model.testing.ChiSquare;
import io.netspace.model.testing.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiscreteDistributionTest {
  /** Sums of up to 128 logarithms. */
  private static final double ROUNDING = 1e-12;

  @Test
  void valuesOfASetAreEquallyProbable() {
    // Given
    ValueSet ratios = ValueSet.of(Parameter.BOTTLENECK_RATIO, 1, 2, 4);

    // When
    DiscreteDistribution distribution = DiscreteDistribution.of(ratios);

    // Then
    assertThat(probabilities(distribution))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-15));
    assertThat(distribution.value(2)).isEqualTo(4);
  }

  @Test
  void logUniformMassesAreLogarithmicLengths() {
    // Given
    SteppedRange widths = new SteppedRange(Parameter.WIDTH, 8, 32, 8, GridDistribution.LOG_UNIFORM);

    // When
    DiscreteDistribution distribution = DiscreteDistribution.of(widths);

    // Then
    double all = Math.log(32 / 4.0);
    assertThat(probabilities(distribution))
        .containsExactly(
            new double[] {
              Math.log(2) / all, Math.log(2) / all, Math.log(1.5) / all, Math.log(4 / 3.0) / all
            },
            within(ROUNDING));
  }

  @Test
  void aSingleValueIsCertain() {
    // Given
    SteppedRange depth = new SteppedRange(Parameter.DEPTH, 3, 3, 1, GridDistribution.LOG_UNIFORM);

    // When
    DiscreteDistribution distribution = DiscreteDistribution.of(depth);

    // Then
    assertThat(probabilities(distribution)).containsExactly(1);
  }

  @Test
  void massesAddToOneWhereTheUpperEndIsOffTheGrid() {
    // Given
    SteppedRange growth =
        new SteppedRange(Parameter.WA, 1.5, 9.99, 0.1, GridDistribution.LOG_UNIFORM);

    // When
    double sum = Arrays.stream(probabilities(DiscreteDistribution.of(growth))).sum();

    // Then
    assertThat(sum).isCloseTo(1, within(ROUNDING));
  }

  @ParameterizedTest
  @MethodSource("published")
  void massesAreThePublishedOnes(SteppedRange range, double[] published) {
    // When
    DiscreteDistribution distribution = DiscreteDistribution.of(range);

    // Then
    assertThat(probabilities(distribution)).containsExactly(published, within(ROUNDING));
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void drawsFollowTheMasses(long seed) {
    // Given
    DiscreteDistribution distribution =
        DiscreteDistribution.of(
            new SteppedRange(Parameter.DEPTH, 1, 16, 1, GridDistribution.LOG_UNIFORM));
    OrderedDistribution one = new OrderedDistribution(distribution, 1);
    var random = Seeds.random(seed);
    int draws = 20_000;
    long[] counts = new long[distribution.size()];

    // When
    for (int i = 0; i < draws; i++) {
      counts[one.draw(random)[0].intValue() - 1]++;
    }

    // Then
    assertThat(ChiSquare.of(counts, probabilities(distribution), draws))
        .isLessThan(ChiSquare.bound(distribution.size()));
  }

  @Test
  void aConditionLeavesTheProportionsOfWhatItPermits() {
    // Given
    DiscreteDistribution depths =
        DiscreteDistribution.of(
            new SteppedRange(Parameter.DEPTH, 1, 4, 1, GridDistribution.LOG_UNIFORM));

    // When
    DiscreteDistribution deep = depths.conditionedOn(depth -> depth >= 3);

    // Then
    assertThat(deep.size()).isEqualTo(2);
    assertThat(deep.value(0)).isEqualTo(3);
    assertThat(deep.probability(0) / deep.probability(1))
        .isCloseTo(depths.probability(2) / depths.probability(3), within(ROUNDING));
    assertThat(Arrays.stream(probabilities(deep)).sum()).isCloseTo(1, within(ROUNDING));
  }

  @Test
  void aConditionThatPermitsEverythingChangesNothing() {
    // Given
    DiscreteDistribution depths =
        DiscreteDistribution.of(
            new SteppedRange(Parameter.DEPTH, 1, 4, 1, GridDistribution.LOG_UNIFORM));

    // Then
    assertThat(depths.conditionedOn(_ -> true)).isSameAs(depths);
  }

  @Test
  void equalDrawsHaveMassesProportionalToTheProduct() {
    // Given
    DiscreteDistribution one =
        DiscreteDistribution.of(
            new SteppedRange(Parameter.W0, 8, 32, 8, GridDistribution.LOG_UNIFORM));
    DiscreteDistribution other = DiscreteDistribution.of(ValueSet.of(Parameter.WA, 4, 16, 32));

    // When
    DiscreteDistribution both = one.conditionedOnEqual(other);

    // Then
    assertThat(both.size()).isEqualTo(2);
    assertThat(both.value(0)).isEqualTo(16);
    assertThat(both.probability(0) / both.probability(1))
        .isCloseTo(one.probability(1) / one.probability(3), within(ROUNDING));
  }

  private static double[] probabilities(DiscreteDistribution distribution) {
    return IntStream.range(0, distribution.size()).mapToDouble(distribution::probability).toArray();
  }

  static Stream<Object[]> published() {
    return resource()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(DiscreteDistributionTest::example);
  }

  private static Object[] example(String line) {
    String[] sides = line.split(" : ", -1);
    String[] range = sides[0].split(" ", -1);
    double[] ends = Arrays.stream(range).skip(1).mapToDouble(Double::parseDouble).toArray();
    return new Object[] {
      new SteppedRange(
          Parameter.WIDTH, ends[0], ends[1], ends[2], GridDistribution.valueOf(range[0])),
      Arrays.stream(sides[1].split(" ", -1)).mapToDouble(Double::parseDouble).toArray()
    };
  }

  private static String resource() {
    try (var in = DiscreteDistributionTest.class.getResourceAsStream("/published-masses.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
