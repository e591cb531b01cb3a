package io.netspace.model.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.netspace.model.common.Window;
import io.netspace.model.testing.TestSpaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeasibilityProbeTest {

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void aSatisfiableWindowComesWithANetworkAndTheRate(long seed) {
    // When
    Feasibility acceptance =
        FeasibilityProbe.probe(
            TestSpaces.small("AnyNetX_A"),
            TestSpaces.IMAGES,
            TestSpaces.regime(TestSpaces.ABOUT_ONE_MILLION),
            seed,
            100_000);

    // Then
    assertThat(acceptance)
        .asInstanceOf(type(Feasible.class))
        .satisfies(
            satisfied -> {
              assertThat(satisfied.first().complexity().flops()).isBetween(800_000L, 1_200_000L);
              assertThat(satisfied.acceptanceRate()).isBetween(0.05, 0.25);
            });
  }

  @Test
  void anImpossibleWindowIsReportedAfterAllDraws() {
    // When
    Feasibility acceptance =
        FeasibilityProbe.probe(
            TestSpaces.small("RegNetX"),
            TestSpaces.IMAGES,
            TestSpaces.regime(TestSpaces.UNSATISFIABLE_WINDOW),
            1,
            50_000);

    // Then
    assertThat(acceptance).isEqualTo(new NoneFound(50_000));
  }

  @Test
  void aCapOnMemoryMakesNetworksRarer() {
    // Given
    Window everything = new Window(0, Long.MAX_VALUE);

    // When
    Feasibility acceptance =
        FeasibilityProbe.probe(
            TestSpaces.small("AnyNetX_A"),
            TestSpaces.IMAGES,
            TestSpaces.regime(everything, 400_000_000L),
            1,
            50_000);

    // Then
    assertThat(acceptance)
        .asInstanceOf(type(Feasible.class))
        .extracting(Feasible::acceptanceRate)
        .asInstanceOf(DOUBLE)
        .isBetween(0.01, 0.99);
  }

  @Test
  void whereEverythingIsAcceptedTheRateIsOne() {
    // When
    Feasibility acceptance =
        FeasibilityProbe.probe(
            TestSpaces.small("AnyNetX_A"),
            TestSpaces.IMAGES,
            TestSpaces.regime(new Window(0, Long.MAX_VALUE)),
            1,
            50_000);

    // Then
    assertThat(acceptance)
        .asInstanceOf(type(Feasible.class))
        .extracting(Feasible::draws, Feasible::acceptanceRate)
        .containsExactly(100L, 1.0);
  }
}
