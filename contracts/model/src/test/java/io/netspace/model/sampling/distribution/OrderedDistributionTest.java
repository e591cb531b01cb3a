package io.netspace.model.sampling.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.space.GridDistribution;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.SteppedRange;
import io.netspace.model.space.ValueSet;
import io.netspace.model.testing.ChiSquare;
import io.netspace.model.testing.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderedDistributionTest {
  /** Probabilities of at most a few hundred vectors, each a product of a few factors. */
  private static final double ROUNDING = 1e-12;

  @Test
  void tiesHaveTheProbabilityOfRejectionSampling() {
    // Given
    DiscreteDistribution coin = DiscreteDistribution.of(ValueSet.of(Parameter.DEPTH, 1, 2));

    // When
    OrderedDistribution pairs = new OrderedDistribution(coin, 2);

    // Then
    assertThat(pairs.probability(0, 0)).isCloseTo(1 / 3.0, within(ROUNDING));
    assertThat(pairs.probability(0, 1)).isCloseTo(1 / 3.0, within(ROUNDING));
    assertThat(pairs.probability(1, 1)).isCloseTo(1 / 3.0, within(ROUNDING));
    assertThat(pairs.acceptanceProbability()).isCloseTo(3 / 4.0, within(ROUNDING));
  }

  @Test
  void aDecreasingVectorOrOneOfAnotherLengthIsImpossible() {
    // Given
    OrderedDistribution pairs =
        new OrderedDistribution(DiscreteDistribution.of(ValueSet.of(Parameter.DEPTH, 1, 2)), 2);

    // When
    double decreasing = pairs.probability(1, 0);

    // Then
    assertThat(decreasing).isZero();
    assertThat(pairs.probability(0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 5, 1", "1, 4, 3", "2, 6, 4", "1, 3, 8"})
  void probabilitiesAreThoseOfEnumeration(double low, double high, int length) {
    // Given
    DiscreteDistribution distribution =
        DiscreteDistribution.of(
            new SteppedRange(Parameter.DEPTH, low, high, 1, GridDistribution.LOG_UNIFORM));
    List<int[]> ordered = orderedVectors(distribution.size(), length);
    double all = ordered.stream().mapToDouble(vector -> independent(distribution, vector)).sum();

    // When
    OrderedDistribution exact = new OrderedDistribution(distribution, length);

    // Then
    assertThat(exact.acceptanceProbability()).isCloseTo(all, within(ROUNDING));
    assertThat(ordered)
        .allSatisfy(
            vector ->
                assertThat(exact.probability(vector))
                    .isCloseTo(independent(distribution, vector) / all, within(ROUNDING)));
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void drawsFollowTheConditionalDistribution(long seed) {
    // Given
    DiscreteDistribution distribution =
        DiscreteDistribution.of(
            new SteppedRange(Parameter.DEPTH, 1, 4, 1, GridDistribution.LOG_UNIFORM));
    OrderedDistribution exact = new OrderedDistribution(distribution, 3);
    List<int[]> vectors = orderedVectors(4, 3);
    RandomGenerator random = Seeds.random(seed);

    // When
    long[] counts = counts(vectors, 20_000, () -> exact.draw(random));

    // Then
    double[] probabilities = vectors.stream().mapToDouble(exact::probability).toArray();
    assertThat(ChiSquare.of(counts, probabilities, 20_000))
        .isLessThan(ChiSquare.bound(vectors.size()));
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void rejectionSamplingHasTheSameDistribution(long seed) {
    // Given
    DiscreteDistribution distribution =
        DiscreteDistribution.of(
            new SteppedRange(Parameter.DEPTH, 1, 4, 1, GridDistribution.LOG_UNIFORM));
    OrderedDistribution exact = new OrderedDistribution(distribution, 3);
    OrderedDistribution one = new OrderedDistribution(distribution, 1);
    List<int[]> vectors = orderedVectors(4, 3);
    RandomGenerator random = Seeds.random(seed);

    // When
    long[] counts = counts(vectors, 20_000, () -> byRejection(one, random));

    // Then
    double[] probabilities = vectors.stream().mapToDouble(exact::probability).toArray();
    assertThat(ChiSquare.of(counts, probabilities, 20_000))
        .isLessThan(ChiSquare.bound(vectors.size()));
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void everyDrawAscendsInsideTheRange(long seed) {
    // Given
    OrderedDistribution widths =
        new OrderedDistribution(
            DiscreteDistribution.of(
                new SteppedRange(Parameter.WIDTH, 8, 1024, 8, GridDistribution.LOG_UNIFORM)),
            4);
    RandomGenerator random = Seeds.random(seed);

    // When
    List<Double[]> draws = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      draws.add(widths.draw(random));
    }

    // Then
    assertThat(draws)
        .allSatisfy(
            draw -> {
              assertThat(draw).hasSize(4).isSorted();
              assertThat(draw[0]).isGreaterThanOrEqualTo(8);
              assertThat(draw[3]).isLessThanOrEqualTo(1024);
            });
  }

  private interface VectorSampler {
    Double[] draw();
  }

  private static long[] counts(List<int[]> vectors, int draws, VectorSampler drawing) {
    List<List<Integer>> cells =
        vectors.stream().map(v -> Arrays.stream(v).map(i -> i + 1).boxed().toList()).toList();
    long[] counts = new long[vectors.size()];
    for (int i = 0; i < draws; i++) {
      counts[cells.indexOf(Arrays.stream(drawing.draw()).map(Double::intValue).toList())]++;
    }
    return counts;
  }

  private static Double[] byRejection(OrderedDistribution one, RandomGenerator random) {
    while (true) {
      Double[] drawn = {one.draw(random)[0], one.draw(random)[0], one.draw(random)[0]};
      if (drawn[0] <= drawn[1] && drawn[1] <= drawn[2]) {
        return drawn;
      }
    }
  }

  private static double independent(DiscreteDistribution distribution, int[] vector) {
    return Arrays.stream(vector).mapToDouble(distribution::probability).reduce(1, (a, b) -> a * b);
  }

  private static List<int[]> orderedVectors(int values, int length) {
    List<int[]> vectors = List.of(new int[0]);
    for (int j = 0; j < length; j++) {
      List<int[]> longer = new ArrayList<>();
      for (int[] vector : vectors) {
        for (int i = vector.length == 0 ? 0 : vector[vector.length - 1]; i < values; i++) {
          int[] next = Arrays.copyOf(vector, vector.length + 1);
          next[vector.length] = i;
          longer.add(next);
        }
      }
      vectors = longer;
    }
    return vectors;
  }
}
