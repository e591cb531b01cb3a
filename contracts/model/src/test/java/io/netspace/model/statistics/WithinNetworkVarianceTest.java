package io.netspace.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WithinNetworkVarianceTest {
  /** Sums of doubles in another order differ by less. */
  private static final double ROUNDING = 1e-9;

  @Test
  void variancesArePooledByTheirDegreesOfFreedom() {
    // Given networks with squares 4 + 4, none, and 4 + 4 + 16 around their means 42, 50 and 32
    List<double[]> networks = List.of(errors(40, 44), errors(50), errors(30, 30, 36));

    // When
    WithinNetworkVariance found = WithinNetworkVariance.of(networks).orElseThrow();

    // Then
    assertThat(found.degreesOfFreedom()).isEqualTo(3);
    assertThat(found.variance()).isCloseTo(32.0 / 3, within(ROUNDING));
    assertThat(found.deviation()).isCloseTo(Math.sqrt(32.0 / 3), within(ROUNDING));
  }

  @Test
  void theShareIsOfTheVarianceOfSingleErrors() {
    // Given errors whose squares around 38 1/3 sum to 946 / 3, with 5 degrees of freedom
    List<double[]> networks = List.of(errors(40, 44), errors(50), errors(30, 30, 36));

    // When
    WithinNetworkVariance found = WithinNetworkVariance.of(networks).orElseThrow();

    // Then
    assertThat(found.share()).isCloseTo((32.0 / 3) / (946.0 / 3 / 5), within(ROUNDING));
  }

  @Test
  void withoutANetworkThatWasTrainedTwiceNothingIsKnown() {
    assertThat(WithinNetworkVariance.of(List.of())).isEmpty();
    assertThat(WithinNetworkVariance.of(List.of(errors(40), errors(), errors(50)))).isEmpty();
  }

  @Test
  void equalErrorsHaveNoVarianceToShare() {
    assertThat(WithinNetworkVariance.of(List.of(errors(40, 40), errors(40, 40))))
        .contains(new WithinNetworkVariance(0, 0, 2, null));
  }

  @Test
  void whereOnlySeedsDifferTheShareMayExceedAll() {
    // Given two networks of one mean: 2 and 2 square points within, 4 / 3 over all
    List<double[]> networks = List.of(errors(39, 41), errors(39, 41));

    // When
    WithinNetworkVariance found = WithinNetworkVariance.of(networks).orElseThrow();

    // Then
    assertThat(found.share()).isCloseTo(1.5, within(ROUNDING));
  }

  static IntStream seeds() {
    return IntStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noiseOfOnePointOnNetworksThatDifferByThreeIsATenthOfTheVariance(int seed) {
    // Given 4,000 networks, each trained one to three times
    Random random = new Random(seed);
    List<double[]> networks = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      double own = 40 + 3 * random.nextGaussian();
      networks.add(
          IntStream.range(0, 1 + i % 3).mapToDouble(_ -> own + random.nextGaussian()).toArray());
    }

    // When
    WithinNetworkVariance found = WithinNetworkVariance.of(networks).orElseThrow();

    // Then: 4 % is three standard errors of the deviation, 12 % of the share
    assertThat(found.deviation()).isCloseTo(1, within(0.04));
    assertThat(found.share()).isCloseTo(0.1, within(0.012));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whereANetworkLiesChangesNothingOfTheVarianceWithin(int seed) {
    // Given
    Random random = new Random(seed);
    List<double[]> networks = new ArrayList<>();
    List<double[]> moved = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      double[] network = random.doubles(1 + random.nextInt(4), 20, 60).toArray();
      double shift = 20 * random.nextDouble();
      networks.add(network);
      moved.add(IntStream.range(0, network.length).mapToDouble(j -> network[j] + shift).toArray());
    }

    // When
    WithinNetworkVariance after = WithinNetworkVariance.of(moved).orElseThrow();

    // Then
    assertThat(after.variance())
        .isCloseTo(WithinNetworkVariance.of(networks).orElseThrow().variance(), within(ROUNDING));
  }

  private static double[] errors(double... errors) {
    return errors;
  }
}
