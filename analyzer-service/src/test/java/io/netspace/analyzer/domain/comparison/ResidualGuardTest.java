package io.netspace.analyzer.domain.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.analyzer.domain.population.TrainingResult;
import io.netspace.model.space.Claim;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.training.TrainingCost;
import org.junit.jupiter.api.Test;

class ResidualGuardTest {
  private static final int PAIRS = 100;

  private static ResidualGuard guardOf(int atUpperEnd, int atLowerEnd) {
    ResidualGuard guard = new ResidualGuard(10);
    for (int i = 0; i < PAIRS; i++) {
      guard.add(5, i < atUpperEnd ? 10 : i < atUpperEnd + atLowerEnd ? 0 : 5);
    }
    return guard;
  }

  @Test
  void moreThanTenPointsAtTheUpperEndWithholdWhatAccepts() {
    assertThat(guardOf(11, 0).withholds(Verdict.NOT_WORSE)).isTrue();
    assertThat(guardOf(11, 0).withholds(Verdict.BETTER)).isTrue();
    assertThat(guardOf(10, 0).withholds(Verdict.BETTER)).isFalse();
    assertThat(guardOf(20, 10).withholds(Verdict.BETTER)).isFalse();
    assertThat(guardOf(50, 0).withholds(Verdict.WORSE)).isFalse();
    assertThat(guardOf(50, 0).withholds(Verdict.UNDECIDED)).isFalse();
  }

  @Test
  void moreThanTenPointsAtTheLowerEndWithholdWhatRejects() {
    assertThat(guardOf(0, 11).withholds(Verdict.WORSE)).isTrue();
    assertThat(guardOf(0, 11).withholds(Verdict.NO_GAIN_WORTH_HAVING)).isTrue();
    assertThat(guardOf(0, 10).withholds(Verdict.WORSE)).isFalse();
    assertThat(guardOf(0, 50).withholds(Verdict.BETTER)).isFalse();
  }

  @Test
  void residualsOfTheIncumbentAndMissingOnesAreTakenOff() {
    // Given
    ResidualGuard guard = new ResidualGuard(10);
    // When
    for (int i = 0; i < PAIRS; i++) {
      guard.add(i < 20 ? 10 : Double.NaN, i < 30 ? 10 : Double.NaN);
    }
    // Then
    assertThat(guard.withholds(Verdict.BETTER)).isFalse();
  }

  @Test
  void aPredictionThatTheErrorsContradictGivesNoVerdict() {
    // Given: the challenger is expected to be 20 points better, and is as good
    ErrorScore score = ErrorScore.residuals(_ -> 60, _ -> 40, 60, 40, -5, 5, 0.04, 0.99);
    SequentialComparison comparison =
        new SequentialComparison(
            new ComparisonSpec(
                    0,
                    1,
                    0,
                    PAIRS,
                    Claim.SIMPLIFICATION,
                    2,
                    2,
                    new ErrorWindow(40, 80),
                    0.05,
                    ComparisonRules.VERSION_2)
                .with(score));
    PopulationErrors incumbent = new PopulationErrors();
    PopulationErrors challenger = new PopulationErrors();
    for (int i = 0; i < PAIRS; i++) {
      incumbent.add(i, 0, trained(59 + i % 3));
      challenger.add(i, 0, trained(59 + i % 3));
    }
    // When
    comparison.advance(incumbent, challenger, PAIRS);
    // Then
    assertThat(comparison.verdict()).isEqualTo(Verdict.UNDECIDED);
    var guarantee = comparison.evidence(0, 0, "", null).guarantee();
    assertThat(guarantee).isNotNull();
    assertThat(guarantee.withheld()).isEqualTo(Verdict.BETTER);
    assertThat(guarantee.reason()).contains("predicts the difference of the two spaces wrongly");
  }

  private static TrainingResult trained(double error) {
    return new TrainingResult.Trained(error, new TrainingCost(0, 0));
  }
}
