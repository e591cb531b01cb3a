package io.netspace.local.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.vocabulary.Claim;
import io.netspace.contracts.vocabulary.Verdict;
import io.netspace.local.statistics.SimulatedLadder.Decider;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationBenchTest {
  private static final Rule RULE = new Rule(60, 2, 2, 0.2, CalibrationBench.CHANCE);
  private static final int STUDIES = 20;

  private static CalibrationFigures run(String... rows) {
    return run(STUDIES, rows);
  }

  private static CalibrationFigures run(int studies, String... rows) {
    return new CalibrationBench(new Simulation(studies, 1, _ -> {}), RULE).run(List.of(rows));
  }

  @Test
  void everyRowThatIsNoPowerHasRatesThatHold() {
    // Given
    List<String> rows =
        List.of("improvement", "simplification", "smallest-gain", "interval", "band");
    // When
    CalibrationFigures figures = run(rows.toArray(String[]::new));
    // Then
    assertThat(figures.rates())
        .extracting(ErrorRate::row)
        .containsAll(rows)
        .doesNotContain("power");
    assertThat(figures.rates()).allMatch(rate -> rate.studies() == STUDIES);
    assertThat(figures.hold()).isTrue();
    assertThat(figures.powers()).isEmpty();
  }

  @Test
  void largerGainsAreFoundSooner() {
    // When
    List<Power> powers = run("power").powers();
    // Then: four gains at the level, then at the ladder's first.
    assertThat(powers).hasSize(8);
    assertThat(powers.get(3).better().share()).isGreaterThan(0.9);
    assertThat(powers.get(0).better().share()).isLessThan(0.5);
    assertThat(powers.get(7).better().median()).isGreaterThan(powers.get(3).better().median());
    assertThat(powers.get(2).fixed()).isEqualTo(14);
    assertThat(powers.get(7).level()).isLessThan(RULE.level() / 5);
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    // When
    CalibrationFigures first = run(2, "improvement", "ladder", "power");
    CalibrationFigures second = run(2, "improvement", "ladder", "power");
    // Then
    assertThat(first).isEqualTo(second);
  }

  @ParameterizedTest
  @EnumSource(Decider.class)
  void wholeLaddersEndWhoeverDecides(Decider decider) {
    // Given
    Simulation simulation = new Simulation(5, 1, _ -> {});
    // When
    List<SimulatedLadder.Result> results =
        simulation.of(
            "ladder",
            random ->
                new SimulatedLadder(
                        RULE.study(SimulatedLadder.policy(decider)), RULE, decider, random)
                    .run());
    // Then: none of them is wrong at these seeds, and at most a fifth would be.
    assertThat(results).hasSize(5).noneMatch(SimulatedLadder.Result::wrong);
    assertThat(results).noneMatch(SimulatedLadder.Result::missed);
  }

  @Test
  void aSpaceThatIsMuchBetterIsFoundBetter() {
    // When
    List<Verdict> verdicts =
        IntStream.range(0, STUDIES)
            .mapToObj(seed -> new SimulatedComparison(RULE, new SplittableRandom(seed)))
            .map(one -> one.with(new SimulatedErrors(7), Claim.IMPROVEMENT, 0.05).verdict())
            .toList();
    // Then
    assertThat(verdicts).containsOnly(Verdict.BETTER);
  }

  @Test
  void moreThanThreeDeviationsAboveTheLevelAreTooMany() {
    // Given: one deviation is a tenth of 0.3 x √(0.09 x 0.91).
    ErrorRate many = new ErrorRate("row", "wrong", 100, 18, 0.09);
    // When
    double tolerated = many.tolerated();
    // Then
    assertThat(tolerated).isBetween(0.1758, 0.1759);
    assertThat(many.holds()).isFalse();
    assertThat(new ErrorRate("row", "wrong", 100, 17, 0.09).holds()).isTrue();
  }

  @Test
  void quantilesOfStudiesThatDidNotComeToItAreUnknown() {
    // When
    Power.Pairs pairs = Power.Pairs.of(IntStream.of(9, 61, 3, 61, 7), 60);
    // Then
    assertThat(pairs).isEqualTo(new Power.Pairs(0.6, 9, null));
  }

  @Test
  void everyOutcomeOfATimedStudyIsHeard() {
    // Given
    long[] nanos = new long[300];
    int[] heard = new int[1];
    // When
    new TimedStudy().run(nanos, count -> heard[0] = count);
    // Then
    assertThat(heard[0]).isEqualTo(300);
    assertThat(nanos).doesNotContain(0);
  }
}
