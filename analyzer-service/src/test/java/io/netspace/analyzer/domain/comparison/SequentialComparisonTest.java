package io.netspace.analyzer.domain.comparison;

import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.model.space.Claim;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.ObservedErrors;
import io.netspace.model.study.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SequentialComparisonTest {
  private static final double ROUNDING = 1e-9;
  private static final ErrorWindow WINDOW = new ErrorWindow(30, 60);
  private static final int MAX_PAIRS = 300;

  @Test
  void gainIsTheMeanDifferenceOverPairsWithinTheWindow() {
    Evidence evidence = after(Claim.IMPROVEMENT, errors(50, 58, 90), errors(44, 10, 41));

    assertThat(evidence.incumbentMeanError()).isCloseTo((50 + 58 + 60) / 3.0, within(ROUNDING));
    assertThat(evidence.challengerMeanError()).isCloseTo((44 + 30 + 41) / 3.0, within(ROUNDING));
    assertThat(evidence.gain()).isCloseTo(53 / 3.0, within(ROUNDING));
    assertThat(evidence.models()).isEqualTo(3);
    assertThat(evidence.interval().high()).isLessThanOrEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({
    "SIMPLIFICATION, 6, BETTER",
    "SIMPLIFICATION, 0, NOT_WORSE",
    "SIMPLIFICATION, -9, WORSE",
    "IMPROVEMENT, 6, BETTER",
    "IMPROVEMENT, 0, NO_GAIN_WORTH_HAVING",
    "IMPROVEMENT, -9, WORSE"
  })
  void aClearDifferenceGivesItsVerdict(Claim claim, double gain, Verdict verdict) {
    // Given
    SequentialComparison comparison = comparison(claim, 4);

    // When
    comparison.advance(normal(1, 45), normal(2, 45 - gain), MAX_PAIRS);

    // Then: it ends long before its last pair, and the interval agrees with the verdict.
    Evidence evidence = comparison.evidence(0, 0, "", null);
    Interval interval = evidence.interval();
    assertThat(comparison.pairsSeen()).isLessThan(200);
    assertThat(comparison.hasEnded()).isTrue();
    switch (verdict) {
      case BETTER -> assertThat(interval.low()).isGreaterThan(claim == Claim.IMPROVEMENT ? 0 : -4);
      case NOT_WORSE -> assertThat(interval.low()).isGreaterThan(-4).isLessThan(0);
      case WORSE -> assertThat(interval.high()).isLessThan(claim == Claim.IMPROVEMENT ? 4 : -4);
      case NO_GAIN_WORTH_HAVING -> assertThat(interval.high()).isLessThan(4);
      case UNDECIDED -> throw new AssertionError("not among the cases");
    }
    // Of what is better or worse the weaker verdict may come first.
    assertThat(DecisionRule.decisionFor(comparison.verdict()))
        .isEqualTo(DecisionRule.decisionFor(verdict));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theVerdictDoesNotDependOnWhenErrorsBecomeKnown(long seed) {
    // Given
    Random random = new Random(seed);
    List<Outcome> ofIncumbent = outcomes(normals(seed, 48), 0);
    List<Outcome> ofChallenger = outcomes(normals(seed + 1000, 45), 0);
    SequentialComparison atOnce = comparison(Claim.IMPROVEMENT, 2);
    atOnce.advance(population(ofIncumbent), population(ofChallenger), MAX_PAIRS);

    // When
    Collections.shuffle(ofIncumbent, random);
    Collections.shuffle(ofChallenger, random);
    SequentialComparison bitByBit = comparison(Claim.IMPROVEMENT, 2);
    PopulationErrors incumbent = new PopulationErrors();
    PopulationErrors challenger = new PopulationErrors();
    for (int i = 0; i < MAX_PAIRS; i++) {
      incumbent.add(ofIncumbent.get(i));
      challenger.add(ofChallenger.get(i));
      bitByBit.advance(incumbent, challenger, MAX_PAIRS);
    }

    // Then
    assertThat(bitByBit.evidence(0, 0, "", null)).isEqualTo(atOnce.evidence(0, 0, "", null));
  }

  @Test
  void aGapInTheIndicesHidesWhatComesAfterIt() {
    // Given
    PopulationErrors challenger = new PopulationErrors();
    challenger.add(aCandidate().at(0).thatTrainedTo(44));
    challenger.add(aCandidate().at(2).thatTrainedTo(41));
    SequentialComparison comparison = comparison(Claim.IMPROVEMENT, 2);

    // When
    comparison.advance(errors(50, 60, 40), challenger, MAX_PAIRS);

    // Then
    assertThat(comparison.pairsSeen()).isEqualTo(1);
  }

  @Test
  void theIncumbentsPairsBeginAtTheGivenIndex() {
    // Given
    ComparisonSpec spec =
        new ComparisonSpec(
            0,
            1,
            2,
            1,
            Claim.IMPROVEMENT,
            2,
            2,
            new ErrorWindow(0, 90),
            0.05,
            ComparisonRules.VERSION_1);
    SequentialComparison comparison = new SequentialComparison(spec);

    // When
    comparison.advance(errors(10, 20, 55), errors(50), MAX_PAIRS);

    // Then
    assertThat(comparison.evidence(0, 0, "", null).incumbentMeanError()).isEqualTo(55);
  }

  @Test
  void anAbandonedCandidateTakesItsPairOut() {
    // Given
    List<Outcome> outcomes = outcomes(normals(1, 45), 0);
    outcomes.set(40, aCandidate().at(40).thatWasAbandoned());
    SequentialComparison comparison = comparison(Claim.IMPROVEMENT, 0.1);

    // When
    comparison.advance(normal(2, 45), population(outcomes), 60);

    // Then
    Evidence evidence = comparison.evidence(0, 0, "", null);
    assertThat(evidence.models()).isEqualTo(59);
    assertThat(evidence.excludedPairs()).isEqualTo(1);
  }

  @Test
  void tooManyAbandonedCandidatesBlockTheVerdict() {
    // Given
    List<Outcome> outcomes = outcomes(normals(1, 35), 0);
    for (int i = 0; i < MAX_PAIRS; i += 5) {
      outcomes.set(i, aCandidate().at(i).thatWasAbandoned());
    }
    SequentialComparison comparison = comparison(Claim.IMPROVEMENT, 2);

    // When
    comparison.advance(normal(2, 50), population(outcomes), MAX_PAIRS);

    // Then
    assertThat(comparison.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(guarantee(comparison).reason())
        .isEqualTo(
            "60 of 300 pairs do not count, since a network was abandoned: too many for a verdict.");
  }

  @Test
  void anAbandonedNetworkCountsAndIsShown() {
    // Given: a window of 30 to 60.
    List<Outcome> ofChallenger = outcomes(new double[] {44, 0, 20, 50}, 0);
    ofChallenger.set(1, aCandidate().at(1).thatWasAbandoned());
    SequentialComparison comparison = counting(Claim.IMPROVEMENT, 2);

    // When
    comparison.advance(errors(50, 58, 90, 41), population(ofChallenger), MAX_PAIRS);

    // Then
    Evidence evidence = comparison.evidence(0, 0, "", null);
    assertThat(evidence.models()).isEqualTo(4);
    assertThat(evidence.excludedPairs()).isZero();
    assertThat(evidence.challengerMeanError()).isCloseTo((44 + 30 + 50) / 3.0, within(ROUNDING));
    Guarantee guarantee = guarantee(comparison);
    assertThat(guarantee.incumbentErrors()).isEqualTo(new ObservedErrors(4, 0, 59.75, 0, 1));
    assertThat(guarantee.challengerErrors()).isEqualTo(new ObservedErrors(3, 1, 38.0, 1, 0));
    assertThat(guarantee.wins()).isEqualTo(2);
    assertThat(guarantee.unequalPairs()).isEqualTo(4);
    assertThat(evidence.interval())
        .isEqualTo(
            sequence(new double[][] {{20, 14}, {28, Double.NaN}, {30, 0}, {11, 20}}).interval());
  }

  private static GainConfidenceSequence sequence(double[]... pairs) {
    GainConfidenceSequence sequence = GainConfidenceSequence.of(WINDOW, 0.05);
    for (double[] pair : pairs) {
      sequence.add(pair[0], pair[1]);
    }
    return sequence;
  }

  @Test
  void manyAbandonedNetworksOfTheIncumbentDoNotBlockTheVerdict() {
    // Given: a challenger that is worse by 15 points; a fifth of the incumbent's are abandoned.
    List<Outcome> ofIncumbent = outcomes(normals(1, 35), 0);
    for (int i = 0; i < MAX_PAIRS; i += 5) {
      ofIncumbent.set(i, aCandidate().at(i).thatWasAbandoned());
    }
    SequentialComparison comparison = counting(Claim.IMPROVEMENT, 2);

    // When
    comparison.advance(population(ofIncumbent), normal(2, 50), MAX_PAIRS);

    // Then
    assertThat(comparison.verdict()).isIn(Verdict.WORSE, Verdict.NO_GAIN_WORTH_HAVING);
  }

  @ParameterizedTest
  @CsvSource({"SIMPLIFICATION, 45", "SIMPLIFICATION, 41", "IMPROVEMENT, 32"})
  void acceptanceIsWithheldFromAChallengerWithAHeavierTail(Claim claim, double mean) {
    // Given: a fifth of the challenger's errors are far above the window of 30 to 60, and count as
    // 60; the others are low enough.
    double[] errors = normals(2, mean);
    for (int i = 0; i < MAX_PAIRS; i += 5) {
      errors[i] = 95;
    }
    SequentialComparison guarded = counting(claim, 6);
    SequentialComparison unguarded = comparison(claim, 6);

    // When
    guarded.advance(normal(1, 45), population(outcomes(errors, 0)), MAX_PAIRS);
    unguarded.advance(normal(1, 45), population(outcomes(errors, 0)), MAX_PAIRS);

    // Then
    Guarantee guarantee = guarantee(guarded);
    assertThat(DecisionRule.decisionFor(unguarded.verdict())).isEqualTo(Decision.ACCEPTED);
    assertThat(guarantee.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(guarantee.withheld()).isIn(Verdict.BETTER, Verdict.NOT_WORSE);
    assertThat(guarantee.pairs()).isEqualTo(MAX_PAIRS);
    assertThat(guarantee.pairsNeeded()).isNull();
    assertThat(guarantee.reason())
        .isEqualTo(
            "Of 300 pairs, 60 networks of the challenger have an error above the window, and 0 of"
                + " the incumbent. So its verdict is withheld: errors above the window count"
                + " alike.");
    assertThat(Objects.requireNonNull(guarantee.challengerErrors()).shareAboveWindow())
        .isEqualTo(0.2);
  }

  @Test
  void aChallengerWithAHeavierTailCanBeShownToBeWorse() {
    // Given
    double[] errors = normals(2, 50);
    for (int i = 0; i < MAX_PAIRS; i += 5) {
      errors[i] = 95;
    }
    SequentialComparison comparison = counting(Claim.SIMPLIFICATION, 2);

    // When
    comparison.advance(normal(1, 45), population(outcomes(errors, 0)), MAX_PAIRS);

    // Then
    assertThat(comparison.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(guarantee(comparison).withheld()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    // pairs, above of the incumbent, abandoned of it, above of the challenger, abandoned of it
    "40, 4, 0, 8, 0, false",
    "40, 4, 0, 9, 0, true",
    "40, 4, 0, 6, 3, true",
    "40, 4, 5, 8, 0, false",
    "5, 0, 0, 1, 0, true",
    "40, 20, 0, 0, 0, false"
  })
  void moreThanATenthOfThePairsMoreAboveTheWindowWithholds(
      int pairs,
      int above,
      int abandoned,
      int aboveOfChallenger,
      int abandonedOfChallenger,
      boolean withheld) {
    // Given
    ObservedErrors incumbent = new ObservedErrors(pairs - abandoned, abandoned, 50.0, 0, above);
    ObservedErrors challenger =
        new ObservedErrors(
            pairs - abandonedOfChallenger, abandonedOfChallenger, 50.0, 0, aboveOfChallenger);

    // Then
    assertThat(TailGuard.withholds(Verdict.NOT_WORSE, incumbent, challenger)).isEqualTo(withheld);
    assertThat(TailGuard.withholds(Verdict.BETTER, incumbent, challenger)).isEqualTo(withheld);
    assertThat(TailGuard.withholds(Verdict.WORSE, incumbent, challenger)).isFalse();
    assertThat(TailGuard.withholds(Verdict.NO_GAIN_WORTH_HAVING, incumbent, challenger)).isFalse();
    assertThat(TailGuard.withholds(Verdict.UNDECIDED, incumbent, challenger)).isFalse();
  }

  @Test
  void thePairsWithoutTheReferenceAreEstimated() {
    // Given: predictions that leave three tenths of the deviation.
    double[] ofIncumbent = normals(1, 45);
    double[] ofChallenger = normals(2, 43);
    ErrorScore score =
        ErrorScore.residuals(
            index -> 45 + 0.7 * (ofIncumbent[index] - 45),
            index -> 43 + 0.7 * (ofChallenger[index] - 43),
            45,
            43,
            -4,
            4,
            0.05,
            0.99);
    ComparisonSpec spec =
        new ComparisonSpec(
                0,
                1,
                0,
                MAX_PAIRS,
                Claim.IMPROVEMENT,
                1,
                1,
                WINDOW,
                0.05,
                ComparisonRules.VERSION_2)
            .with(score);
    SequentialComparison with = new SequentialComparison(spec);
    SequentialComparison without = new SequentialComparison(spec.with(ErrorScore.clipped(WINDOW)));

    // When
    with.advance(
        population(outcomes(ofIncumbent, 0)), population(outcomes(ofChallenger, 0)), MAX_PAIRS);
    without.advance(
        population(outcomes(ofIncumbent, 0)), population(outcomes(ofChallenger, 0)), MAX_PAIRS);

    // Then: an estimate from few pairs, within a factor of two.
    assertThat(with.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(with.pairsSeen()).isLessThan(without.pairsSeen() / 2);
    assertThat(guarantee(with).pairsWithoutReference())
        .isBetween(without.pairsSeen() / 2, 2 * without.pairsSeen());
    assertThat(guarantee(without).pairsWithoutReference()).isNull();
  }

  @Test
  void residualsOfAReferenceDecideByTheShiftedGain() {
    // Given: predictions 50 and 40 of the incumbent, 44 and 34 of the challenger; the residuals
    // and 34; residuals are 1 and 3 above the low end for the incumbent, 2 and 2 for the
    // challenger.
    ErrorScore score =
        ErrorScore.residuals(
            index -> index == 1 ? 50 : 40,
            index -> index == 0 ? 44 : 34,
            40.5,
            40,
            -2,
            2,
            0.25,
            0.99);
    ComparisonSpec spec =
        new ComparisonSpec(
                0, 1, 1, 2, Claim.IMPROVEMENT, 2, 2, WINDOW, 0.05, ComparisonRules.VERSION_1)
            .with(score);
    SequentialComparison comparison = new SequentialComparison(spec);

    // When
    comparison.advance(errors(99, 49, 41), errors(44, 34), MAX_PAIRS);

    // Then
    Evidence evidence = comparison.evidence(0, 0, "", null);
    Interval ofResiduals = afterResiduals().interval();
    assertThat(evidence.gain()).isCloseTo(0.5, within(ROUNDING));
    assertThat(evidence.incumbentMeanError()).isCloseTo(40.5, within(ROUNDING));
    assertThat(evidence.challengerMeanError()).isCloseTo(40, within(ROUNDING));
    assertThat(evidence.interval().low())
        .isCloseTo(ofResiduals.low() + 0.5 - 0.25, within(ROUNDING));
    assertThat(evidence.interval().high())
        .isCloseTo(ofResiduals.high() + 0.5 + 0.25, within(ROUNDING));
  }

  private static GainConfidenceSequence afterResiduals() {
    GainConfidenceSequence sequence =
        new GainConfidenceSequence(4, 0.05 * 0.99, BettingStrategy.RESIDUALS);
    sequence.add(1, 2);
    sequence.add(3, 2);
    return sequence;
  }

  @Test
  void theTwoRangesOfResidualsMustBeTheSame() {
    PopulationScore narrow = new PopulationScore(_ -> 40, 40, -2, 2);
    PopulationScore wide = new PopulationScore(_ -> 40, 40, -2, 3);

    assertThatThrownBy(() -> new ErrorScore(narrow, wide, 0, 0, 1, BettingStrategy.RESIDUALS))
        .hasMessageContaining("must be the same for both populations");
  }

  @Test
  void withoutAVerdictTheNeededPairsAreEstimated() {
    // Given
    SequentialComparison comparison = comparison(Claim.IMPROVEMENT, 1);

    // When
    comparison.advance(normal(3, 45), normal(4, 44.4), MAX_PAIRS);

    // Then
    Guarantee guarantee = guarantee(comparison);
    assertThat(guarantee.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(guarantee.pairsNeeded()).isBetween(MAX_PAIRS, 100 * MAX_PAIRS);
    assertThat(guarantee.reason())
        .isEqualTo("No verdict after 300 pairs, the most that this study looks at.");
  }

  @Test
  void withoutPairsNothingIsKnown() {
    Evidence evidence = comparison(Claim.IMPROVEMENT, 2).evidence(0, 0, "", "Nothing came.");

    assertThat(evidence.incumbentMeanError()).isNull();
    assertThat(evidence.interval()).isEqualTo(new Interval(-30, 30));
  }

  @Test
  void aMarginWiderThanTheWindowIsKeptByAnyPair() {
    SequentialComparison comparison = comparison(Claim.SIMPLIFICATION, 30);

    comparison.advance(errors(30), errors(60), MAX_PAIRS);

    assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_WORSE);
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static Guarantee guarantee(SequentialComparison comparison) {
    return Objects.requireNonNull(comparison.evidence(0, 0, "", null).guarantee());
  }

  private static Evidence after(
      Claim claim, PopulationErrors incumbent, PopulationErrors challenger) {
    SequentialComparison comparison = comparison(claim, 2);
    comparison.advance(incumbent, challenger, MAX_PAIRS);
    return comparison.evidence(0, 0, "", null);
  }

  /** Margin and minimum effect of interest are the same. */
  private static SequentialComparison comparison(Claim claim, double margin) {
    return new SequentialComparison(
        new ComparisonSpec(
            0, 1, 0, MAX_PAIRS, claim, margin, margin, WINDOW, 0.05, ComparisonRules.VERSION_1));
  }

  private static SequentialComparison counting(Claim claim, double margin) {
    return new SequentialComparison(
        new ComparisonSpec(
            0, 1, 0, MAX_PAIRS, claim, margin, margin, WINDOW, 0.05, ComparisonRules.VERSION_2));
  }

  private static PopulationErrors normal(long seed, double mean) {
    return population(outcomes(normals(seed, mean), 0));
  }

  private static double[] normals(long seed, double mean) {
    Random random = new Random(seed);
    return random.doubles(MAX_PAIRS).map(_ -> mean + 4 * random.nextGaussian()).toArray();
  }

  private static PopulationErrors errors(double... errors) {
    return population(outcomes(errors, 0));
  }

  private static List<Outcome> outcomes(double[] errors, int from) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < errors.length; i++) {
      outcomes.add(aCandidate().at(from + i).thatTrainedTo(errors[i]));
    }
    return outcomes;
  }

  private static PopulationErrors population(List<Outcome> outcomes) {
    PopulationErrors population = new PopulationErrors();
    outcomes.forEach(population::add);
    return population;
  }
}
