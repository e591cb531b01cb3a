package io.netspace.lab.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.analyzer.domain.comparison.ErrorWindow;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedErrorDistributionTest {
  private static final ErrorWindow WINDOW = new ErrorWindow(31.23, 45.67);
  private static final int DRAWS = 40_000;

  /** Five standard errors of a mean of errors that deviate by four points. */
  private static final double CLOSE = 5 * 4 / Math.sqrt(DRAWS);

  private static double[] draws(SimulatedErrorDistribution law) {
    SplittableRandom random = new SplittableRandom(1);
    double[] draws = new double[DRAWS];
    Arrays.setAll(draws, _ -> law.sample(random));
    return draws;
  }

  @Test
  void theDistributionIsThatOfTheSamples() {
    // Given
    SimulatedErrorDistribution law = new SimulatedErrorDistribution(1.5);
    double[] clipped =
        Arrays.stream(draws(law)).map(e -> Math.clamp(e, WINDOW.low(), WINDOW.high())).toArray();
    // When
    double mean = law.clippedMean(WINDOW);
    double variance = law.clippedVariance(WINDOW);
    // Then
    double sampled = Arrays.stream(clipped).average().orElseThrow();
    assertThat(mean).isEqualTo(sampled, within(CLOSE));
    assertThat(variance)
        .isEqualTo(
            Arrays.stream(clipped).map(e -> (e - sampled) * (e - sampled)).sum() / DRAWS,
            within(0.3));
  }

  @Test
  void theDistributionFunctionIsThatOfTheSamples() {
    // Given
    double[] draws = draws(SimulatedErrorDistribution.START);
    // When
    double share = SimulatedErrorDistribution.START.distributionFunction(38.4);
    // Then
    double sampled = Arrays.stream(draws).filter(e -> e <= 38.4).count() / (double) DRAWS;
    assertThat(share).isEqualTo(sampled, within(0.0125));
    assertThat(SimulatedErrorDistribution.START.distributionFunction(89.9))
        .isEqualTo(0.97, within(1e-6));
    assertThat(SimulatedErrorDistribution.START.distributionFunction(90))
        .isEqualTo(1, within(1e-6));
  }

  @Test
  void trainedErrorsDeviateByFourPointsAroundForty() {
    // When
    double[] trained =
        Arrays.stream(draws(SimulatedErrorDistribution.START)).filter(e -> e < 90).toArray();
    // Then
    double mean = Arrays.stream(trained).average().orElseThrow();
    double variance =
        Arrays.stream(trained).map(e -> (e - mean) * (e - mean)).average().orElseThrow();
    assertThat(mean).isEqualTo(40, within(CLOSE));
    assertThat(Math.sqrt(variance)).isEqualTo(4, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-2, 0, 0.5, 2})
  void theImprovedSpaceIsBetterByExactlyTheGain(double gain) {
    // When
    SimulatedErrorDistribution improved = SimulatedErrorDistribution.START.improvedBy(gain, WINDOW);
    // Then
    assertThat(SimulatedErrorDistribution.START.gainOf(improved, WINDOW))
        .isEqualTo(gain, within(1e-9));
  }
}
