package io.netspace.analyzer.domain.allocation;

import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.analyzer.domain.comparison.ComparisonRules;
import io.netspace.model.space.KnownRefinements;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.Refinement;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.StudyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlphaAllocationTest {
  private static final double ALPHA = 0.05;
  private static final double ROUNDING = 1e-12;

  @Test
  void aRefinementHasThePartOfOneOfItsPossibleIncumbents() {
    AlphaAllocation budget = new AlphaAllocation(aStudy().study(), ComparisonRules.VERSION_2);

    assertThat(budget.alphaOfRefinement(1, 0)).isCloseTo(0.009, within(ROUNDING));
    assertThat(budget.alphaOfRefinement(5, 0)).isCloseTo(0.0018, within(ROUNDING));
  }

  @Test
  void allComparisonsThatALadderMayMakeHaveNineTenthsTogether() {
    AlphaAllocation budget = new AlphaAllocation(aStudy().study(), ComparisonRules.VERSION_2);

    assertThat(allOf(budget, 0)).isCloseTo(0.9 * ALPHA, within(ROUNDING));
  }

  @Test
  void anyNumberOfBranchesHasTheLastTenthTogether() {
    AlphaAllocation budget = new AlphaAllocation(aStudy().study(), ComparisonRules.VERSION_2);

    double branches = IntStream.rangeClosed(1, 40).mapToDouble(b -> allOf(budget, b)).sum();

    assertThat(branches).isCloseTo(0.1 * ALPHA, within(1e-9)).isLessThan(0.1 * ALPHA);
  }

  @Test
  void anyNumberOfComparisonsOfASearchHasNineTenthsTogether() {
    AlphaAllocation budget =
        new AlphaAllocation(aStudy().upThe(Ladder.SEARCH).study(), ComparisonRules.VERSION_2);

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
                .study(),
            ComparisonRules.VERSION_2);

    assertThat(budget.alphaOfGeneralizationTest(0)).isCloseTo(0.045 * ALPHA, within(ROUNDING));
    double challenges =
        IntStream.rangeClosed(0, 40)
            .mapToDouble(b -> 2 * budget.alphaOfGeneralizationTest(b))
            .sum();
    double ladders = IntStream.rangeClosed(0, 40).mapToDouble(b -> allOf(budget, b)).sum();
    assertThat(challenges).isCloseTo(0.1 * ALPHA, within(1e-9)).isLessThan(0.1 * ALPHA);
    assertThat(ladders).isCloseTo(0.9 * ALPHA, within(1e-9)).isLessThan(0.9 * ALPHA);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void allComparisonsThatAStudyMayMakeHaveAlphaTogether(int refinements) {
    // Given
    AlphaAllocation budget = allocation(refinements, ComparisonRules.VERSION_2);

    // When
    double all = 0;
    for (Comparison comparison : comparisons(refinements, 20)) {
      all += budget.alphaOfRefinement(comparison.position(), comparison.branch());
    }

    // Then: what 20 undone refinements leave is for later branches.
    assertThat(all).isCloseTo(ALPHA, within(1e-6 * ALPHA)).isLessThan(ALPHA);
  }

  @Test
  void theFirstRulesGiveLaterBranchesThreeTenths() {
    // Given
    AlphaAllocation budget = allocation(5, ComparisonRules.VERSION_1);

    // When
    double later =
        comparisons(5, 20).stream()
            .filter(comparison -> comparison.branch() > 0)
            .mapToDouble(each -> budget.alphaOfRefinement(each.position(), each.branch()))
            .sum();

    // Then: more than the tenth that is left for them, and than alpha with the nine tenths.
    assertThat(later).isBetween(0.2 * ALPHA, 0.3 * ALPHA);
  }

  @Test
  void withoutAnUndoTheAlphasAreThoseOfTheFirstRules() {
    AlphaAllocation first = allocation(5, ComparisonRules.VERSION_1);
    AlphaAllocation second = allocation(5, ComparisonRules.VERSION_2);

    for (int position = 1; position <= 5; position++) {
      assertThat(second.alphaOfRefinement(position, 0))
          .isEqualTo(first.alphaOfRefinement(position, 0));
    }
  }

  /**
   * A comparison that may be made.
   *
   * @param incumbent position of its refinement, 0 of the start
   * @param incumbentBranch in which the incumbent was tried
   */
  private record Comparison(int position, int branch, int incumbent, int incumbentBranch) {}

  private static List<Comparison> comparisons(int refinements, int undone) {
    List<Comparison> all = new ArrayList<>();
    for (int branch = 0; branch <= undone; branch++) {
      for (int position = 1; position <= refinements; position++) {
        all.add(new Comparison(position, branch, 0, 0));
        for (int incumbent = 1; incumbent < position; incumbent++) {
          for (int earlier = 0; earlier <= branch; earlier++) {
            all.add(new Comparison(position, branch, incumbent, earlier));
          }
        }
      }
    }
    return all;
  }

  private static AlphaAllocation allocation(int refinements, ComparisonRules rules) {
    List<Refinement> ladder = KnownRefinements.all().stream().limit(refinements).toList();
    return new AlphaAllocation(
        aStudy().with(new StudyOptions(null, null, ladder, null, null, null)).study(), rules);
  }

  /**
   * The m-th of five refinements may meet the start, and a challenger of each position and branch.
   */
  private static double allOf(AlphaAllocation budget, int branch) {
    return IntStream.rangeClosed(1, 5)
        .mapToDouble(m -> (1 + (m - 1) * (branch + 1)) * budget.alphaOfRefinement(m, branch))
        .sum();
  }
}
