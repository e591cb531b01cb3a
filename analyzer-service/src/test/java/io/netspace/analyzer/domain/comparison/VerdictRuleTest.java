package io.netspace.analyzer.domain.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.space.Claim;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictRuleTest {
  private static final double MARGIN = 2;
  private static final double MINIMUM_GAIN = 1;

  @ParameterizedTest
  @CsvSource({
    "SIMPLIFICATION, 0.1, 3, BETTER",
    "SIMPLIFICATION, -1.9, 3, NOT_WORSE",
    "SIMPLIFICATION, -2, 3, UNDECIDED",
    "SIMPLIFICATION, -3, 0.5, UNDECIDED",
    "SIMPLIFICATION, -4, -2.1, WORSE",
    "IMPROVEMENT, 0.1, 3, BETTER",
    "IMPROVEMENT, 0, 3, UNDECIDED",
    "IMPROVEMENT, -1, 1, UNDECIDED",
    "IMPROVEMENT, -1, 0.9, NO_GAIN_WORTH_HAVING",
    "IMPROVEMENT, -1, -0.1, WORSE",
    ", 0.1, 3, BETTER",
    ", -1.9, 0.9, NOT_WORSE",
    ", -4, -2.1, WORSE",
    ", -4, 0.9, NO_GAIN_WORTH_HAVING",
    ", -4, 1, UNDECIDED"
  })
  void theVerdictIsReadFromTheBoundsOfTheGain(
      @Nullable Claim claim, double low, double high, Verdict expected) {
    // Given
    VerdictRule rule = new VerdictRule(claim, MARGIN, MINIMUM_GAIN);

    // When
    Verdict verdict = rule.verdict(GainBounds.of(new Interval(low, high)));

    // Then
    assertThat(verdict).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, false", "0, 1, false", "1, 10, false", "1, 9, true", "2, 19, true"})
  void moreThanATenthIsTooMany(int excluded, int seen, boolean tooMany) {
    // When
    boolean blocked = VerdictRule.hasTooManyExclusions(excluded, seen);

    // Then
    assertThat(blocked).isEqualTo(tooMany);
  }
}
