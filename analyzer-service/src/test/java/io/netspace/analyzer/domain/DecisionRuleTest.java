package io.netspace.analyzer.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.vocabulary.Claim;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionRuleTest {
  private static final double MARGIN = 2;

  @ParameterizedTest(name = "a {0} whose gain is {1} to {2} is {3}")
  @CsvSource({
    "SIMPLIFICATION, -1.9, 0.5, ACCEPTED",
    "SIMPLIFICATION, -2.0, 0.5, INCONCLUSIVE",
    "SIMPLIFICATION, -5.0, 5.0, INCONCLUSIVE",
    "SIMPLIFICATION, -9.0, -2.0, INCONCLUSIVE",
    "SIMPLIFICATION, -9.0, -2.1, REJECTED",
    "IMPROVEMENT, 0.1, 4.0, ACCEPTED",
    "IMPROVEMENT, 0.0, 4.0, INCONCLUSIVE",
    "IMPROVEMENT, -1.0, 0.0, INCONCLUSIVE",
    "IMPROVEMENT, -1.0, -0.1, REJECTED",
    "IMPROVEMENT, -100, 100, INCONCLUSIVE"
  })
  void followsFromWhereTheIntervalLies(Claim claim, double low, double high, Decision expected) {
    Evidence evidence =
        new Evidence(0, 1, 16, 0, 50.0, 50.0, 0, new Interval(low, high), 0.95, MARGIN, 1);

    assertThat(DecisionRule.decide(claim, evidence)).isEqualTo(expected);
  }
}
