package io.netspace.lab.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netspace.lab.calibration.SimulatedStudy.Reviewer;
import io.netspace.model.space.Claim;
import io.netspace.model.statistics.Verdict;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationBenchTest {
  private static final ComparisonSettings RULE =
      new ComparisonSettings(60, 2, 2, 0.2, CalibrationBench.CHANCE_ERROR_PERCENT);
  private static final int STUDIES = 20;

  /** Enough that a sequence that does not keep its level has other counts. */
  private static final int PINNED_STUDIES = 400;

  private static CalibrationResult run(String... rows) {
    return run(STUDIES, rows);
  }

  private static CalibrationResult run(int studies, String... rows) {
    return new CalibrationBench(new Simulation(studies, 1, _ -> {}), RULE).run(List.of(rows));
  }

  @Test
  void everyRowThatIsNoPowerHasRatesThatHold() {
    // Given
    List<String> rows =
        List.of("improvement", "simplification", "smallest-gain", "interval", "band");
    // When
    CalibrationResult figures = run(rows.toArray(String[]::new));
    // Then
    assertThat(figures.rates())
        .extracting(ErrorRate::row)
        .containsAll(rows)
        .doesNotContain("power");
    assertThat(figures.rates()).allMatch(rate -> rate.studies() == STUDIES);
    assertThat(figures.allHold()).isTrue();
    assertThat(figures.powers()).isEmpty();
  }

  @Test
  void wrongStudiesAreAsManyAsPinned() {
    // When
    List<ErrorRate> rates =
        run(PINNED_STUDIES, "improvement", "simplification", "smallest-gain", "interval", "band")
            .rates();

    // Then: the counts are exact, and each is within three deviations of its level.
    assertThat(rates)
        .extracting(ErrorRate::errorKind, ErrorRate::wrong)
        .containsExactly(
            tuple("better, at gain 0", 12),
            tuple("worse, at gain 0", 0),
            tuple("not worse, at gain −margin", 6),
            tuple("worse, at gain −margin", 9),
            tuple("no gain worth having, at the smallest gain", 15),
            tuple("interval misses the gain after any pair, at gain 0", 24),
            tuple("interval misses the gain after any pair, at gain 2", 30),
            tuple("truth leaves the band of the EDF at any size", 0));
    assertThat(rates).allMatch(ErrorRate::holds);
  }

  @Test
  void largerGainsAreFoundSooner() {
    // When
    List<PowerEstimate> powers = run("power").powers();
    // Then: four gains at the level, then at the ladder's first.
    assertThat(powers).hasSize(8);
    assertThat(powers.get(3).better().share()).isGreaterThan(0.9);
    assertThat(powers.get(0).better().share()).isLessThan(0.5);
    assertThat(powers.get(7).better().median()).isGreaterThan(powers.get(3).better().median());
    assertThat(powers.get(2).fixedSizePairs()).isEqualTo(14);
    assertThat(powers.get(7).alpha()).isLessThan(RULE.alpha() / 5);
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    // When
    CalibrationResult first = run(2, "improvement", "ladder", "power");
    CalibrationResult second = run(2, "improvement", "ladder", "power");
    // Then
    assertThat(first).isEqualTo(second);
  }

  @ParameterizedTest
  @EnumSource(Reviewer.class)
  void wholeStudiesEndUnderEveryReviewer(Reviewer decider) {
    // Given
    Simulation simulation = new Simulation(5, 1, _ -> {});
    // When
    List<SimulatedStudy.Result> results =
        simulation.run(
            "ladder",
            random ->
                new SimulatedStudy(
                        RULE.study(SimulatedStudy.policy(decider)), RULE, decider, random)
                    .run());
    // Then: none of them is wrong at these seeds, and at most a fifth would be.
    assertThat(results).hasSize(5).noneMatch(SimulatedStudy.Result::wrong);
    assertThat(results).noneMatch(SimulatedStudy.Result::missed);
  }

  @Test
  void aSpaceThatIsMuchBetterIsFoundBetter() {
    // When
    List<Verdict> verdicts =
        IntStream.range(0, STUDIES)
            .mapToObj(seed -> new SimulatedComparison(RULE, new SplittableRandom(seed)))
            .map(
                one ->
                    one.compareWith(new SimulatedErrorDistribution(7), Claim.IMPROVEMENT, 0.05)
                        .verdict())
            .toList();
    // Then
    assertThat(verdicts).containsOnly(Verdict.BETTER);
  }

  @Test
  void moreThanThreeDeviationsAboveTheLevelAreTooMany() {
    // Given: one deviation is a tenth of 0.3 x √(0.09 x 0.91).
    ErrorRate many = new ErrorRate("row", "wrong", 100, 18, 0.09);
    // When
    double tolerated = many.toleratedShare();
    // Then
    assertThat(tolerated).isBetween(0.1758, 0.1759);
    assertThat(many.holds()).isFalse();
    assertThat(new ErrorRate("row", "wrong", 100, 17, 0.09).holds()).isTrue();
  }

  @Test
  void quantilesBeyondTheMaximumAreUnknown() {
    // When
    PowerEstimate.PairQuantiles pairs =
        PowerEstimate.PairQuantiles.of(IntStream.of(9, 61, 3, 61, 7), 60);
    // Then
    assertThat(pairs).isEqualTo(new PowerEstimate.PairQuantiles(0.6, 9, null));
  }
}
