package io.netspace.sampler.application;

import static io.netspace.messaging.testing.EventFixtures.sampled;
import static io.netspace.sampler.application.SamplerFixtures.CHALLENGE;
import static io.netspace.sampler.application.SamplerFixtures.EXPLORE;
import static io.netspace.sampler.application.SamplerFixtures.PROVENANCE;
import static io.netspace.sampler.application.SamplerFixtures.abandoned;
import static io.netspace.sampler.application.SamplerFixtures.candidates;
import static io.netspace.sampler.application.SamplerFixtures.diverged;
import static io.netspace.sampler.application.SamplerFixtures.replicated;
import static io.netspace.sampler.application.SamplerFixtures.request;
import static io.netspace.sampler.application.SamplerFixtures.sampled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.PopulationExhausted;
import io.netspace.messaging.event.RefinementUndone;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.messaging.event.StudyResumed;
import io.netspace.messaging.log.LogEntry;
import io.netspace.messaging.testing.Disturbance;
import io.netspace.messaging.testing.EventFixtures;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Event;
import io.netspace.model.study.Population;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import io.netspace.model.testing.CandidateFixture;
import io.netspace.model.testing.Fixtures;
import io.netspace.model.training.TrainingRun;
import io.netspace.sampler.domain.state.CandidateRecord;
import io.netspace.sampler.domain.state.PopulationProgress;
import io.netspace.sampler.domain.state.PopulationRecord;
import io.netspace.sampler.domain.state.QueuePosition;
import io.netspace.sampler.domain.state.StudyRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PopulationsTest {
  private static final Population BASELINE =
      Population.of(SamplerFixtures.STUDY, 1, Purpose.BASELINE);
  private static final StudyId CANCELLED = new StudyId("cancelled");
  private static final Provenance OF_CANCELLED = new Provenance(CANCELLED, 0, 42, "test");
  private static final Population ABORTED = Population.of(CANCELLED, 0, Purpose.EXPLORE);

  private final InMemoryPopulationStore store = new InMemoryPopulationStore();
  private final Populations populations = new Populations(store);
  private final TestLog log = new TestLog();

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void duplicatesAndReorderingDoNotChangeTheResult(long seed) {
    // Given
    State straight = replayed(Disturbance.inOrder(eventSequence()), new InMemoryPopulationStore());

    // When
    State disturbed =
        replayed(Disturbance.of(eventSequence(), seed), new InMemoryPopulationStore());

    // Then
    assertThat(disturbed).isEqualTo(straight);
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void aRestartDuringDisturbedDeliveryChangesNothing(long seed) {
    // Given
    List<LogEntry> entries = Disturbance.of(eventSequence(), seed);
    int kill = (int) (seed * entries.size() / 20);
    State undisturbed = replayed(entries, new InMemoryPopulationStore());
    new Populations(store).apply(entries.subList(0, kill));

    // When
    State restarted = replayed(entries.subList(kill / 2, entries.size()), store);

    // Then
    assertThat(restarted).isEqualTo(undisturbed);
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void replicatesSurviveDisturbedDeliveryAndARestart(long seed) {
    // Given
    State straight = replayed(Disturbance.inOrder(eventSequence(3)), new InMemoryPopulationStore());
    List<LogEntry> entries = Disturbance.of(eventSequence(3), seed);
    int kill = (int) (seed * entries.size() / 20);
    new Populations(store).apply(entries.subList(0, kill));

    // When
    State restarted = replayed(entries.subList(kill / 2, entries.size()), store);

    // Then
    assertThat(restarted.results()).hasSize(36).isEqualTo(straight.results());
    assertThat(restarted).isEqualTo(straight);
  }

  /** The state in memory and in the store after a sequence of events, applied one by one. */
  private static State replayed(List<LogEntry> entries, PopulationStore store) {
    Populations populations = new Populations(store);
    entries.forEach(entry -> populations.apply(List.of(entry)));
    State state = State.of(populations, store);
    assertThat(State.of(new Populations(store), store)).isEqualTo(state);
    return state;
  }

  /**
   * One study under comparison that was paused twice, with a population closed and one exhausted;
   * and one cancelled. Two candidates have two outcomes each.
   */
  @Test
  void anUndoneRefinementChangesNothing() {
    // Given
    List<Event> undone = new ArrayList<>(eventSequence());
    undone.add(undone.size() / 2, EventFixtures.anEvent(RefinementUndone.class));
    State without = replayed(Disturbance.inOrder(eventSequence()), new InMemoryPopulationStore());

    // When
    State with = replayed(Disturbance.inOrder(undone), new InMemoryPopulationStore());

    // Then
    assertThat(with).isEqualTo(without);
  }

  private static List<Event> eventSequence() {
    return eventSequence(1);
  }

  /** The same, of networks that are trained so many times. */
  private static List<Event> eventSequence(int replicates) {
    List<Candidate> explored = candidates(replicated(request(EXPLORE, 5), replicates));
    List<Candidate> challengers = candidates(replicated(request(CHALLENGE, 3), replicates));
    List<Candidate> closed = candidates(replicated(request(BASELINE, 2), replicates));
    List<Candidate> aborted = candidates(replicated(request(ABORTED, 2), replicates));
    List<Event> sequence = new ArrayList<>();
    sequence.add(replicated(request(EXPLORE, 4), replicates));
    explored.forEach(one -> sequence.add(sampled(one)));
    sequence.add(trained(explored.get(0)));
    sequence.add(new StudyPaused(PROVENANCE, 1));
    sequence.add(new StudyResumed(PROVENANCE, 2));
    sequence.add(replicated(request(EXPLORE, 8), replicates));
    sequence.add(replicated(request(CHALLENGE, 8), replicates));
    challengers.forEach(one -> sequence.add(sampled(one)));
    sequence.add(abandoned(explored.get(1)));
    sequence.add(trained(explored.get(1)));
    sequence.add(diverged(challengers.get(2)));
    sequence.add(abandoned(challengers.get(2)));
    sequence.add(new PopulationExhausted(PROVENANCE, CHALLENGE, 3, 100, 0.5));
    sequence.add(replicated(request(BASELINE, 2), replicates));
    closed.forEach(one -> sequence.add(sampled(one)));
    sequence.add(new PopulationClosed(PROVENANCE, BASELINE, "decided"));
    sequence.add(abandoned(closed.get(1)));
    sequence.add(new StudyPaused(PROVENANCE, 3));
    sequence.add(replicated(request(ABORTED, 4), replicates));
    aborted.forEach(one -> sequence.add(sampled(one)));
    sequence.add(new StudyCancelled(OF_CANCELLED, "no longer wanted"));
    sequence.add(trained(aborted.get(0)));
    return sequence;
  }

  private static CandidateTrained trained(Candidate candidate) {
    return new CandidateTrained(
        PROVENANCE,
        candidate,
        12.5,
        new TrainingRun(List.of(), 1, 1, 1, "trainer", "cpu", "engine"));
  }

  @Test
  void theEventSequenceHasTheExpectedResult() {
    // When
    State state = replayed(Disturbance.inOrder(eventSequence()), store);

    // Then
    assertThat(state.open())
        .containsExactlyInAnyOrder(
            new PopulationProgress(EXPLORE.id(), 8, 5, 3, false, true),
            new PopulationProgress(CHALLENGE.id(), 8, 3, 2, true, true));
    assertThat(state.results())
        .hasSize(12)
        .containsEntry(idOf(EXPLORE, 0), CandidateResult.TRAINED)
        .containsEntry(idOf(EXPLORE, 1), CandidateResult.abandoned(AbandonReason.NO_SIGN_OF_LIFE))
        .containsEntry(idOf(EXPLORE, 2), CandidateResult.OUTSTANDING)
        .containsEntry(idOf(CHALLENGE, 2), CandidateResult.DIVERGED)
        .containsEntry(idOf(BASELINE, 0), CandidateResult.OUTSTANDING)
        .containsEntry(idOf(ABORTED, 0), CandidateResult.TRAINED);
    assertThat(state.studies())
        .containsExactlyInAnyOrder(
            new StudyRecord(SamplerFixtures.STUDY, 3, 2, false),
            new StudyRecord(CANCELLED, 0, 0, true));
  }

  @Test
  void theLatestRecordIsTheCandidatesQueuePosition() {
    // Given
    Candidate drawn = candidates(request(EXPLORE, 1)).getFirst();
    List<LogEntry> records = log.entries(List.of(sampled(drawn), sampled(drawn)));
    populations.apply(records);

    // When
    populations.apply(records.subList(0, 1));

    // Then
    assertThat(populations.queuePositions()).isEqualTo(Map.of(drawn.id(), new QueuePosition(0, 1)));
  }

  @Test
  void aPublishedCandidateHasNoQueuePositionBeforeItIsReadBack() {
    // Given
    Candidate drawn = candidates(request(EXPLORE, 1)).getFirst();
    populations.apply(log.entries(List.of(request(EXPLORE, 1))));

    // When
    populations.published(List.of(sampled(drawn)));

    // Then
    assertThat(populations.open())
        .containsExactly(new PopulationProgress(EXPLORE.id(), 1, 1, 1, false, false));
    assertThat(populations.queuePositions()).isEmpty();
  }

  @Test
  void aCandidateWithAnOutcomeHasNoQueuePosition() {
    // Given
    Candidate drawn = candidates(request(EXPLORE, 1)).getFirst();
    populations.apply(log.entries(List.of(sampled(drawn), diverged(drawn))));

    // When
    populations.apply(log.entries(List.of(sampled(drawn))));

    // Then
    assertThat(populations.queuePositions()).isEmpty();
    assertThat(State.of(populations, store).places()).isEmpty();
  }

  @Test
  void aBatchThatTheStoreRejectedIsSavedOnRetry() {
    // Given
    Candidate drawn = candidates(request(EXPLORE, 1)).getFirst();
    List<LogEntry> batch = log.entries(List.of(sampled(drawn), diverged(drawn)));
    populations.apply(log.entries(List.of(request(EXPLORE, 1))));
    store.setUnavailable(true);
    assertThatThrownBy(() -> populations.apply(batch)).isInstanceOf(IllegalStateException.class);
    store.setUnavailable(false);

    // When
    populations.apply(batch);

    // Then
    assertThat(State.of(populations, store).results())
        .isEqualTo(Map.of(drawn.id(), CandidateResult.DIVERGED));
  }

  @Test
  void anEmptiedStoreIsRebuiltByReplay() {
    // Given
    List<LogEntry> entries = Disturbance.inOrder(eventSequence());
    State before = replayed(entries, store);
    store.empty();
    populations.reset();

    // When
    populations.apply(entries);

    // Then
    assertThat(State.of(populations, store)).isEqualTo(before);
  }

  @Test
  void aCandidateThatNoSamplerDrawsIsRefused() {
    // Given
    CandidateFixture candidate = Fixtures.aCandidate();

    // When
    ThrowingCallable repeated = () -> deliver(sampled(candidate.repeatedAs(16)));
    ThrowingCallable farOff = () -> deliver(sampled(candidate.at(1_000_000)));

    // Then
    assertThatThrownBy(repeated)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is replicate 16 of index 0");
    assertThatThrownBy(farOff)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is replicate 0 of index 1000000");
  }

  private void deliver(Event event) {
    populations.apply(log.entries(List.of(event)));
  }

  @Test
  void theOpenPopulationsAreShownAsTheyWereLastSeen() {
    // Given
    populations.apply(log.entries(List.of(request(EXPLORE, 3))));

    // When
    store.setUnavailable(true);

    // Then
    assertThat(populations.lastOpen())
        .containsExactly(new PopulationProgress(EXPLORE.id(), 3, 0, 0, false, false));
  }

  private static CandidateId idOf(Population population, int index) {
    return CandidateId.of(population.id(), index, 0);
  }

  /** The state of the populations, in memory and in the store. */
  private record State(
      Set<PopulationProgress> open,
      Set<CandidateId> queued,
      Set<StudyRecord> studies,
      Set<PopulationRecord> populations,
      Map<CandidateId, CandidateResult> results,
      Map<CandidateId, Long> networks,
      Set<CandidateId> places) {
    static State of(Populations populations, PopulationStore store) {
      State state =
          new State(
              Set.copyOf(populations.open()),
              Set.copyOf(populations.queuePositions().keySet()),
              new HashSet<>(),
              new HashSet<>(),
              new HashMap<>(),
              new HashMap<>(),
              new HashSet<>());
      store.forEachStudy(state.studies::add);
      store.forEachPopulation(state.populations::add);
      store.forEachCandidate(state::add);
      return state;
    }

    private void add(CandidateRecord fact) {
      results.put(fact.id(), fact.result());
      networks.put(fact.id(), fact.networkHash());
      if (fact.position() != null) {
        places.add(fact.id());
      }
    }
  }
}
