package io.netspace.sampler.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Population;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Population POPULATION = Spaces.population("study");
  private static final PopulationPlan PLAN =
      new PopulationPlan(
          7,
          POPULATION,
          Spaces.small("AnyNetX_E"),
          Spaces.IMAGES,
          Spaces.regime(Spaces.ABOUT_ONE_MILLION));

  private static final PopulationPlan THRICE =
      new PopulationPlan(
          7,
          POPULATION,
          Spaces.small("AnyNetX_E"),
          Spaces.IMAGES,
          Spaces.regime(Spaces.ABOUT_ONE_MILLION),
          3,
          null);

  private final Ledger ledger = new Ledger();

  @Test
  void theFirstOutcomeHolds() {
    // Given
    Candidate drawn = candidates(1).getFirst();
    ledger.ended(drawn, Fate.DIVERGED);

    // When
    CandidateFact kept = ledger.ended(drawn, Fate.TRAINED);

    // Then
    assertThat(kept.fate()).isEqualTo(Fate.DIVERGED);
  }

  @Test
  void aPauseHoldsUntilAResumptionOfAHigherNumberWhicheverIsReadFirst() {
    // Given
    ledger.requested(PLAN, 4);
    ledger.resumed(POPULATION.study(), 4);

    // When
    ledger.paused(POPULATION.study(), 3);

    // Then
    assertThat(ledger.open()).extracting(PopulationState::paused).containsExactly(false);
    ledger.paused(POPULATION.study(), 5);
    assertThat(ledger.open()).extracting(PopulationState::paused).containsExactly(true);
  }

  @Test
  void aSamplerIsToldOfCandidatesUpToTheFirstThatIsMissing() {
    // Given
    List<Candidate> drawn = candidates(4);
    ledger.requested(PLAN, 4);
    List.of(3, 0, 1).forEach(index -> ledger.published(drawn.get(index)));
    PopulationSampler sampler = new PopulationSampler(PLAN, 100_000);

    // When
    ledger.tell(POPULATION.id(), sampler);

    // Then
    assertThat(sampler.number()).isEqualTo(2);
    assertThat(ledger.firstMissing(POPULATION.id())).isEqualTo(2);
    assertThat(sampler.next())
        .isInstanceOfSatisfying(
            Sampled.class, next -> assertThat(next.candidate()).isEqualTo(drawn.get(2)));
  }

  @Test
  void aSamplerIsToldOfReplicatesUpToTheFirstThatIsMissing() {
    // Given
    List<Candidate> drawn = candidates(THRICE, 9);
    List.of(8, 3, 0, 2, 1, 5).forEach(number -> ledger.published(drawn.get(number)));
    ledger.requested(THRICE, 4);
    PopulationSampler sampler = new PopulationSampler(THRICE, 100_000);

    // When
    ledger.tell(POPULATION.id(), sampler);

    // Then
    assertThat(ledger.firstMissing(POPULATION.id())).isEqualTo(4);
    assertThat(sampler.next())
        .isInstanceOfSatisfying(
            Sampled.class, next -> assertThat(next.candidate()).isEqualTo(drawn.get(4)));
  }

  @Test
  void eachReplicateIsACandidateWithAFateAndAPlaceOfItsOwn() {
    // Given
    List<Candidate> drawn = candidates(THRICE, 3);
    ledger.sampled(drawn.get(2), new QueuePlace(0, 5));
    ledger.sampled(drawn.get(1), new QueuePlace(0, 6));
    ledger.sampled(drawn.get(0), new QueuePlace(0, 7));

    // When
    ledger.ended(drawn.get(1), Fate.TRAINED);

    // Then
    ledger.requested(THRICE, 4);
    assertThat(ledger.open())
        .containsExactly(new PopulationState(POPULATION.id(), 12, 3, 2, false, false));
    assertThat(ledger.queued())
        .isEqualTo(
            Map.of(
                drawn.get(0).id(), new QueuePlace(0, 7), drawn.get(2).id(), new QueuePlace(0, 5)));
  }

  @Test
  void aPopulationThatIsOverIsNoLongerDrawnFrom() {
    // Given
    ledger.requested(PLAN, 4);
    candidates(2).forEach(ledger::published);

    // When
    ledger.over(POPULATION.study());

    // Then
    ThrowingCallable plan = () -> ledger.plan(POPULATION.id());
    assertThatThrownBy(plan).hasMessage("Population study.r0.explore is not requested, or over.");
    assertThat(ledger.open()).isEmpty();
  }

  @Test
  void aCandidateOfAPopulationThatIsOverHasItsFateAllTheSame() {
    // Given
    List<Candidate> drawn = candidates(3);
    ledger.sampled(drawn.get(0), new QueuePlace(0, 5));
    ledger.closed(POPULATION);

    // When
    CandidateFact outcome =
        ledger.ended(drawn.get(0), Fate.abandoned(AbandonReason.POPULATION_CLOSED));
    CandidateFact late = ledger.sampled(drawn.get(2), new QueuePlace(0, 6));

    // Then
    assertThat(outcome.fate().reason()).isEqualTo(AbandonReason.POPULATION_CLOSED);
    assertThat(outcome.network())
        .isEqualTo(PopulationSampler.networkOf(drawn.get(0).architecture()));
    assertThat(late.fate()).isEqualTo(Fate.OUTSTANDING);
    assertThat(ledger.queued()).isEqualTo(Map.of(drawn.get(2).id(), new QueuePlace(0, 6)));
  }

  @Test
  void anUnknownPopulationIsRefused() {
    // When
    ThrowingCallable plan = () -> ledger.plan(POPULATION.id());

    // Then
    assertThatThrownBy(plan).hasMessage("Population study.r0.explore is not known.");
  }

  @Test
  void onlyAnAbandonedCandidateHasAReason() {
    // When
    ThrowingCallable trained = () -> new Fate(Fate.Kind.TRAINED, AbandonReason.ATTEMPTS_EXHAUSTED);

    // Then
    assertThatThrownBy(trained).hasMessageContaining("belongs to an abandoned candidate");
  }

  private static List<Candidate> candidates(int count) {
    return candidates(PLAN, count);
  }

  private static List<Candidate> candidates(PopulationPlan plan, int count) {
    PopulationSampler sampler = new PopulationSampler(plan, 100_000);
    return IntStream.range(0, count).mapToObj(_ -> ((Sampled) sampler.next()).candidate()).toList();
  }
}
