package io.netspace.analyzer.domain;

import static io.netspace.contracts.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Interval;
import io.netspace.contracts.vocabulary.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
  private static final double ROUNDING = 1e-9;

  @Test
  void gainIsTheMeanDifferenceOverPairs() {
    Evidence evidence = found(errors(50, 60, 40), errors(44, 56, 41), 3);

    assertThat(evidence.incumbentMeanError()).isCloseTo(50, within(ROUNDING));
    assertThat(evidence.challengerMeanError()).isCloseTo(47, within(ROUNDING));
    assertThat(evidence.gain()).isCloseTo(3, within(ROUNDING));
    assertThat(evidence.models()).isEqualTo(3);
    assertThat(evidence.interval().low()).isBetween(-1.0, 3.0);
    assertThat(evidence.interval().high()).isBetween(3.0, 6.0);
  }

  @Test
  void aGapInTheIndicesHidesWhatComesAfterIt() {
    // Given
    PopulationErrors incumbent = errors(50, 60, 40);
    PopulationErrors challenger = new PopulationErrors();
    challenger.note(aCandidate().at(0).thatTrainedTo(44));
    challenger.note(aCandidate().at(2).thatTrainedTo(41));

    // When
    Finding finding = comparison(3).look(incumbent, challenger, () -> random(1));

    // Then
    assertThat(finding).isEqualTo(new Finding.NeedsMoreEvidence(1, 3));
  }

  @Test
  void anAbandonedCandidateTakesItsPairOut() {
    // Given
    PopulationErrors challenger = new PopulationErrors();
    challenger.note(aCandidate().at(0).thatTrainedTo(44));
    challenger.note(aCandidate().at(1).thatWasAbandoned());
    challenger.note(aCandidate().at(2).thatTrainedTo(41));

    // When
    Evidence evidence = found(errors(50, 99, 40), challenger, 3);

    // Then
    assertThat(evidence.models()).isEqualTo(2);
    assertThat(evidence.excludedPairs()).isEqualTo(1);
    assertThat(evidence.gain()).isCloseTo(2.5, within(ROUNDING));
  }

  @Test
  void aDivergedNetworkCountsAtTheErrorOfGuessing() {
    PopulationErrors challenger = new PopulationErrors();
    challenger.note(aCandidate().at(0).thatDiverged());

    assertThat(challenger.isCounted(0)).isTrue();
    assertThat(challenger.errorPercent(0)).isEqualTo(90.0);
  }

  @Test
  void withoutPairsNothingIsKnown() {
    Evidence evidence = found(new PopulationErrors(), new PopulationErrors(), 0);

    assertThat(evidence.incumbentMeanError()).isNull();
    assertThat(evidence.interval()).isEqualTo(new Interval(-100, 100));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfArrivalChangesNothing(long seed) {
    // Given
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      outcomes.add(aCandidate().at(i).thatTrainedTo(30 + 3 * i));
    }
    List<Outcome> shuffled = new ArrayList<>(outcomes);
    Collections.shuffle(shuffled, new Random(seed));

    // When
    Evidence inOrder = found(errors(50), population(outcomes), 1);
    Evidence inAnyOrder = found(errors(50), population(shuffled), 1);

    // Then
    assertThat(inAnyOrder.gain()).isEqualTo(inOrder.gain());
    assertThat(inAnyOrder.interval()).isEqualTo(inOrder.interval());
  }

  @Test
  void nothingIsResampledWhileAFateIsMissing() {
    // Given
    Supplier<RandomGenerator> notYet =
        () -> {
          throw new AssertionError("resampled too early");
        };

    // When
    Finding finding = comparison(3).look(errors(50, 60, 40), errors(44, 56), notYet);

    // Then
    assertThat(finding).isEqualTo(new Finding.NeedsMoreEvidence(2, 3));
  }

  @Test
  void onlyTheTrainingOfThePairsIsSummed() {
    double ofThree = found(errors(50, 60, 40), errors(44, 56, 41), 3).trainingSeconds();
    double ofOne = found(errors(50, 60, 40), errors(44, 56, 41), 1).trainingSeconds();

    assertThat(ofThree).isCloseTo(3 * ofOne, within(ROUNDING));
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static Evidence found(
      PopulationErrors incumbent, PopulationErrors challenger, int pairs) {
    return ((Finding.Found) comparison(pairs).look(incumbent, challenger, () -> random(1)))
        .evidence();
  }

  private static Comparison comparison(int pairs) {
    return new Comparison(0, 1, pairs, 0.95, 2);
  }

  private static PopulationErrors errors(double... errors) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < errors.length; i++) {
      outcomes.add(aCandidate().at(i).thatTrainedTo(errors[i]));
    }
    return population(outcomes);
  }

  private static PopulationErrors population(List<Outcome> outcomes) {
    PopulationErrors population = new PopulationErrors();
    outcomes.forEach(population::note);
    return population;
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
