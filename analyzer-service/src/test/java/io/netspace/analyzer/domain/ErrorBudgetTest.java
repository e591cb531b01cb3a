package io.netspace.analyzer.domain;

import static io.netspace.contracts.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.contracts.vocabulary.Challenge;
import io.netspace.contracts.vocabulary.Ladder;
import io.netspace.contracts.vocabulary.StudyOptions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorBudgetTest {
  private static final double LEVEL = 0.05;
  private static final double ROUNDING = 1e-12;

  @Test
  void aRefinementHasThePartOfOneOfItsPossibleIncumbents() {
    ErrorBudget budget = new ErrorBudget(aStudy().study());

    assertThat(budget.ofRefinement(1, 0)).isCloseTo(0.009, within(ROUNDING));
    assertThat(budget.ofRefinement(5, 0)).isCloseTo(0.0018, within(ROUNDING));
  }

  @Test
  void allComparisonsThatALadderMayMakeHaveNineTenthsTogether() {
    ErrorBudget budget = new ErrorBudget(aStudy().study());

    assertThat(allOf(budget, 0)).isCloseTo(0.9 * LEVEL, within(ROUNDING));
  }

  @Test
  void anyNumberOfBranchesHasTheLastTenthTogether() {
    ErrorBudget budget = new ErrorBudget(aStudy().study());

    double branches = IntStream.rangeClosed(1, 40).mapToDouble(b -> allOf(budget, b)).sum();

    assertThat(branches).isCloseTo(0.1 * LEVEL, within(1e-9)).isLessThan(0.1 * LEVEL);
  }

  @Test
  void anyNumberOfComparisonsOfASearchHasNineTenthsTogether() {
    ErrorBudget budget = new ErrorBudget(aStudy().upThe(Ladder.SEARCH).study());

    double all =
        IntStream.rangeClosed(1, 100_000).mapToDouble(k -> budget.ofRefinement(k, 0)).sum();

    assertThat(all).isCloseTo(0.9 * LEVEL, within(1e-6)).isLessThan(0.9 * LEVEL);
  }

  @Test
  void challengesHaveATenthTogetherHoweverOftenTheFinalSpaceChanges() {
    ErrorBudget budget =
        new ErrorBudget(
            aStudy()
                .with(
                    new StudyOptions(
                        null,
                        null,
                        null,
                        null,
                        List.of(Challenge.FLOPS_X2, Challenge.MORE_STAGES),
                        null))
                .study());

    assertThat(budget.ofChallenge(0)).isCloseTo(0.045 * LEVEL, within(ROUNDING));
    double challenges =
        IntStream.rangeClosed(0, 40).mapToDouble(b -> 2 * budget.ofChallenge(b)).sum();
    double ladders = IntStream.rangeClosed(0, 40).mapToDouble(b -> allOf(budget, b)).sum();
    assertThat(challenges).isCloseTo(0.1 * LEVEL, within(1e-9)).isLessThan(0.1 * LEVEL);
    assertThat(ladders).isCloseTo(0.9 * LEVEL, within(1e-9)).isLessThan(0.9 * LEVEL);
  }

  /** The m-th of five refinements may meet m incumbents. */
  private static double allOf(ErrorBudget budget, int branch) {
    return IntStream.rangeClosed(1, 5).mapToDouble(m -> m * budget.ofRefinement(m, branch)).sum();
  }
}
