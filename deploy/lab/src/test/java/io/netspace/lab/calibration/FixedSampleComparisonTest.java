package io.netspace.lab.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.analyzer.domain.comparison.VerdictRule;
import io.netspace.model.space.Claim;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedSampleComparisonTest {
  @Test
  void theIntervalIsWelchsOnClippedErrors() {
    // Given: means 42 and 40, squared standard errors 8 / 2 and 2 / 2.
    ErrorWindow window = new ErrorWindow(30, 44);
    // When
    FixedSampleComparison compared =
        FixedSampleComparison.of(new double[] {40, 90}, new double[] {39, 41}, window, 0.05);
    // Then
    assertThat(compared.gain()).isEqualTo(2);
    assertThat(compared.interval().low()).isEqualTo(2 - 1.959964 * Math.sqrt(5), within(1e-5));
    assertThat(compared.interval().high()).isEqualTo(2 + 1.959964 * Math.sqrt(5), within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 3, IMPROVEMENT, BETTER",
    "-1, 3, IMPROVEMENT, UNDECIDED",
    "-1, 1.9, IMPROVEMENT, NO_GAIN_WORTH_HAVING",
    "-3, -0.1, IMPROVEMENT, WORSE",
    "0.1, 3, SIMPLIFICATION, BETTER",
    "-1.9, 3, SIMPLIFICATION, NOT_WORSE",
    "-2.1, 3, SIMPLIFICATION, UNDECIDED",
    "-4, -2.1, SIMPLIFICATION, WORSE",
  })
  void theVerdictIsReadFromTheInterval(double low, double high, Claim claim, Verdict expected) {
    // Given
    FixedSampleComparison compared =
        new FixedSampleComparison((low + high) / 2, new Interval(low, high));
    // When
    Verdict verdict = compared.verdict(new VerdictRule(claim, 2, 2));
    // Then
    assertThat(verdict).isEqualTo(expected);
  }
}
