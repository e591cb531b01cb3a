package io.netspace.sampler.domain.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.Population;
import io.netspace.model.testing.TestSpaces;
import io.netspace.sampler.domain.population.PopulationPlan;
import io.netspace.sampler.domain.population.PopulationSampler;
import io.netspace.sampler.domain.population.Sampled;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SamplerStateTest {
  private static final Population POPULATION = TestSpaces.population("study");
  private static final PopulationPlan PLAN =
      new PopulationPlan(
          7,
          POPULATION,
          TestSpaces.small("AnyNetX_E"),
          TestSpaces.IMAGES,
          TestSpaces.regime(TestSpaces.ABOUT_ONE_MILLION));

  private static final PopulationPlan THRICE =
      new PopulationPlan(
          7,
          POPULATION,
          TestSpaces.small("AnyNetX_E"),
          TestSpaces.IMAGES,
          TestSpaces.regime(TestSpaces.ABOUT_ONE_MILLION),
          3,
          null,
          null);

  private final SamplerState state = new SamplerState();

  @Test
  void theFirstOutcomeHolds() {
    // Given
    Candidate drawn = candidates(1).getFirst();
    state.outcomeReceived(drawn, CandidateResult.DIVERGED);

    // When
    CandidateRecord kept = state.outcomeReceived(drawn, CandidateResult.TRAINED);

    // Then
    assertThat(kept.result()).isEqualTo(CandidateResult.DIVERGED);
  }

  @Test
  void aPauseHoldsUntilAResumptionOfAHigherNumberWhicheverIsReadFirst() {
    // Given
    state.requested(PLAN, 4);
    state.resumed(POPULATION.study(), 4);

    // When
    state.paused(POPULATION.study(), 3);

    // Then
    assertThat(state.open()).extracting(PopulationProgress::paused).containsExactly(false);
    state.paused(POPULATION.study(), 5);
    assertThat(state.open()).extracting(PopulationProgress::paused).containsExactly(true);
  }

  @Test
  void aSamplerSkipsCandidatesUpToTheFirstUnsampled() {
    // Given
    List<Candidate> drawn = candidates(4);
    state.requested(PLAN, 4);
    List.of(3, 0, 1).forEach(index -> state.published(drawn.get(index)));
    PopulationSampler sampler = new PopulationSampler(PLAN, 100_000);

    // When
    state.skipSampled(POPULATION.id(), sampler);

    // Then
    assertThat(sampler.nextNumber()).isEqualTo(2);
    assertThat(state.firstUnsampled(POPULATION.id())).isEqualTo(2);
    assertThat(sampler.next())
        .isInstanceOfSatisfying(
            Sampled.class, next -> assertThat(next.candidate()).isEqualTo(drawn.get(2)));
  }

  @Test
  void aSamplerSkipsReplicatesUpToTheFirstUnsampled() {
    // Given
    List<Candidate> drawn = candidates(THRICE, 9);
    List.of(8, 3, 0, 2, 1, 5).forEach(number -> state.published(drawn.get(number)));
    state.requested(THRICE, 4);
    PopulationSampler sampler = new PopulationSampler(THRICE, 100_000);

    // When
    state.skipSampled(POPULATION.id(), sampler);

    // Then
    assertThat(state.firstUnsampled(POPULATION.id())).isEqualTo(4);
    assertThat(sampler.next())
        .isInstanceOfSatisfying(
            Sampled.class, next -> assertThat(next.candidate()).isEqualTo(drawn.get(4)));
  }

  @Test
  void eachReplicateHasItsOwnResultAndQueuePosition() {
    // Given
    List<Candidate> drawn = candidates(THRICE, 3);
    state.sampled(drawn.get(2), new QueuePosition(0, 5));
    state.sampled(drawn.get(1), new QueuePosition(0, 6));
    state.sampled(drawn.get(0), new QueuePosition(0, 7));

    // When
    state.outcomeReceived(drawn.get(1), CandidateResult.TRAINED);

    // Then
    state.requested(THRICE, 4);
    assertThat(state.open())
        .containsExactly(new PopulationProgress(POPULATION.id(), 12, 3, 2, false, false));
    assertThat(state.queuePositions())
        .isEqualTo(
            Map.of(
                drawn.get(0).id(),
                new QueuePosition(0, 7),
                drawn.get(2).id(),
                new QueuePosition(0, 5)));
  }

  @Test
  void anEndedPopulationIsNotSampled() {
    // Given
    state.requested(PLAN, 4);
    candidates(2).forEach(state::published);

    // When
    state.studyEnded(POPULATION.study());

    // Then
    ThrowingCallable plan = () -> state.plan(POPULATION.id());
    assertThatThrownBy(plan).hasMessage("Population study.r0.explore is not requested, or over.");
    assertThat(state.open()).isEmpty();
  }

  @Test
  void outcomesOfAnEndedPopulationAreRecorded() {
    // Given
    List<Candidate> drawn = candidates(3);
    state.sampled(drawn.get(0), new QueuePosition(0, 5));
    state.closed(POPULATION);

    // When
    CandidateRecord outcome =
        state.outcomeReceived(
            drawn.get(0), CandidateResult.abandoned(AbandonReason.POPULATION_CLOSED));
    CandidateRecord late = state.sampled(drawn.get(2), new QueuePosition(0, 6));

    // Then
    assertThat(outcome.result().reason()).isEqualTo(AbandonReason.POPULATION_CLOSED);
    assertThat(outcome.networkHash())
        .isEqualTo(PopulationSampler.hashOf(drawn.get(0).architecture()));
    assertThat(late.result()).isEqualTo(CandidateResult.OUTSTANDING);
    assertThat(state.queuePositions())
        .isEqualTo(Map.of(drawn.get(2).id(), new QueuePosition(0, 6)));
  }

  @Test
  void anUnknownPopulationIsRefused() {
    // When
    ThrowingCallable plan = () -> state.plan(POPULATION.id());

    // Then
    assertThatThrownBy(plan).hasMessage("Population study.r0.explore is not known.");
  }

  @Test
  void onlyAnAbandonedCandidateHasAReason() {
    // When
    ThrowingCallable trained =
        () -> new CandidateResult(CandidateStatus.TRAINED, AbandonReason.ATTEMPTS_EXHAUSTED);

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
