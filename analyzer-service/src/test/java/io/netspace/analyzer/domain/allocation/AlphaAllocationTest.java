package io.netspace.analyzer.domain.allocation;

import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.space.Ladder;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.StudyOptions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlphaAllocationTest {
  private static final double ALPHA = 0.05;
  private static final double ROUNDING = 1e-12;

  @Test
  void aRefinementHasThePartOfOneOfItsPossibleIncumbents() {
    AlphaAllocation budget = new AlphaAllocation(aStudy().study());

    assertThat(budget.alphaOfRefinement(1, 0)).isCloseTo(0.009, within(ROUNDING));
    assertThat(budget.alphaOfRefinement(5, 0)).isCloseTo(0.0018, within(ROUNDING));
  }

  @Test
  void allComparisonsThatALadderMayMakeHaveNineTenthsTogether() {
    AlphaAllocation budget = new AlphaAllocation(aStudy().study());

    assertThat(allOf(budget, 0)).isCloseTo(0.9 * ALPHA, within(ROUNDING));
  }

  @Test
  void anyNumberOfBranchesHasTheLastTenthTogether() {
    AlphaAllocation budget = new AlphaAllocation(aStudy().study());

    double branches = IntStream.rangeClosed(1, 40).mapToDouble(b -> allOf(budget, b)).sum();

    assertThat(branches).isCloseTo(0.1 * ALPHA, within(1e-9)).isLessThan(0.1 * ALPHA);
  }

  @Test
  void anyNumberOfComparisonsOfASearchHasNineTenthsTogether() {
    AlphaAllocation budget = new AlphaAllocation(aStudy().upThe(Ladder.SEARCH).study());

    double all =
        IntStream.rangeClosed(1, 100_000).mapToDouble(k -> budget.alphaOfRefinement(k, 0)).sum();

    assertThat(all).isCloseTo(0.9 * ALPHA, within(1e-6)).isLessThan(0.9 * ALPHA);
  }

  @Test
  void challengesHaveATenthTogetherHoweverOftenTheFinalSpaceChanges() {
    AlphaAllocation budget =
        new AlphaAllocation(
            aStudy()
                .with(
                    new StudyOptions(
                        null,
                        null,
                        null,
                        null,
                        List.of(GeneralizationTest.FLOPS_X2, GeneralizationTest.MORE_STAGES),
                        null))
                .study());

    assertThat(budget.alphaOfGeneralizationTest(0)).isCloseTo(0.045 * ALPHA, within(ROUNDING));
    double challenges =
        IntStream.rangeClosed(0, 40)
            .mapToDouble(b -> 2 * budget.alphaOfGeneralizationTest(b))
            .sum();
    double ladders = IntStream.rangeClosed(0, 40).mapToDouble(b -> allOf(budget, b)).sum();
    assertThat(challenges).isCloseTo(0.1 * ALPHA, within(1e-9)).isLessThan(0.1 * ALPHA);
    assertThat(ladders).isCloseTo(0.9 * ALPHA, within(1e-9)).isLessThan(0.9 * ALPHA);
  }

  /** The m-th of five refinements may meet m incumbents. */
  private static double allOf(AlphaAllocation budget, int branch) {
    return IntStream.rangeClosed(1, 5)
        .mapToDouble(m -> m * budget.alphaOfRefinement(m, branch))
        .sum();
  }
}
