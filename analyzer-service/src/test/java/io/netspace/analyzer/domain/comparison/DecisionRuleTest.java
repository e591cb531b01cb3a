package io.netspace.analyzer.domain.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionRuleTest {
  @ParameterizedTest
  @CsvSource({
    "BETTER, ACCEPTED",
    "NOT_WORSE, ACCEPTED",
    "WORSE, REJECTED",
    "NO_GAIN_WORTH_HAVING, REJECTED",
    "UNDECIDED, INCONCLUSIVE"
  })
  void aVerdictLeadsToOneDecision(Verdict verdict, Decision decision) {
    assertThat(DecisionRule.decisionFor(verdict)).isEqualTo(decision);
  }
}
