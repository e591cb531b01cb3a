package io.netspace.sampler.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.netspace.contracts.vocabulary.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AcceptanceProbeTest {

  @ParameterizedTest
  @MethodSource("io.netspace.sampler.domain.Seeds#seeds")
  void aSatisfiableWindowComesWithANetworkAndTheRate(long seed) {
    // When
    Acceptance acceptance =
        AcceptanceProbe.probe(
            Spaces.small("AnyNetX_A"),
            Spaces.IMAGES,
            Spaces.regime(Spaces.ABOUT_ONE_MILLION),
            seed,
            100_000);

    // Then
    assertThat(acceptance)
        .asInstanceOf(type(Satisfied.class))
        .satisfies(
            satisfied -> {
              assertThat(satisfied.first().complexity().flops()).isBetween(800_000L, 1_200_000L);
              assertThat(satisfied.acceptanceRate()).isBetween(0.05, 0.25);
            });
  }

  @Test
  void anImpossibleWindowIsUnsatisfiedAfterTheWholeEffort() {
    // When
    Acceptance acceptance =
        AcceptanceProbe.probe(
            Spaces.small("RegNetX"), Spaces.IMAGES, Spaces.regime(Spaces.NOTHING), 1, 50_000);

    // Then
    assertThat(acceptance).isEqualTo(new Unsatisfied(50_000));
  }

  @Test
  void aCapOnMemoryMakesNetworksRarer() {
    // Given
    Window everything = new Window(0, Long.MAX_VALUE);

    // When
    Acceptance acceptance =
        AcceptanceProbe.probe(
            Spaces.small("AnyNetX_A"),
            Spaces.IMAGES,
            Spaces.regime(everything, 400_000_000L),
            1,
            50_000);

    // Then
    assertThat(acceptance)
        .asInstanceOf(type(Satisfied.class))
        .extracting(Satisfied::acceptanceRate)
        .asInstanceOf(DOUBLE)
        .isBetween(0.01, 0.99);
  }

  @Test
  void whereEverythingIsAcceptedTheRateIsOne() {
    // When
    Acceptance acceptance =
        AcceptanceProbe.probe(
            Spaces.small("AnyNetX_A"),
            Spaces.IMAGES,
            Spaces.regime(new Window(0, Long.MAX_VALUE)),
            1,
            50_000);

    // Then
    assertThat(acceptance)
        .asInstanceOf(type(Satisfied.class))
        .extracting(Satisfied::draws, Satisfied::acceptanceRate)
        .containsExactly(100L, 1.0);
  }
}
