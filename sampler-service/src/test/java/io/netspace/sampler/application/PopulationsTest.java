package io.netspace.sampler.application;

import static io.netspace.sampler.application.Requests.CHALLENGE;
import static io.netspace.sampler.application.Requests.EXPLORE;
import static io.netspace.sampler.application.Requests.PROVENANCE;
import static io.netspace.sampler.application.Requests.abandoned;
import static io.netspace.sampler.application.Requests.candidates;
import static io.netspace.sampler.application.Requests.diverged;
import static io.netspace.sampler.application.Requests.replicated;
import static io.netspace.sampler.application.Requests.request;
import static io.netspace.sampler.application.Requests.sampled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.contracts.CandidateFixture;
import io.netspace.contracts.Disturbance;
import io.netspace.contracts.Fixtures;
import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.event.PopulationClosed;
import io.netspace.contracts.event.PopulationExhausted;
import io.netspace.contracts.event.RefinementUndone;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.event.StudyPaused;
import io.netspace.contracts.event.StudyResumed;
import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.TrainingRun;
import io.netspace.sampler.domain.CandidateFact;
import io.netspace.sampler.domain.Fate;
import io.netspace.sampler.domain.PopulationFact;
import io.netspace.sampler.domain.PopulationState;
import io.netspace.sampler.domain.QueuePlace;
import io.netspace.sampler.domain.StudyFact;
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
  private static final Population BASELINE = Population.of(Requests.STUDY, 1, Purpose.BASELINE);
  private static final StudyId CANCELLED = new StudyId("cancelled");
  private static final Provenance OF_CANCELLED = new Provenance(CANCELLED, 0, 42, "test");
  private static final Population ABORTED = Population.of(CANCELLED, 0, Purpose.EXPLORE);

  private final InMemoryPopulationStore store = new InMemoryPopulationStore();
  private final Populations populations = new Populations(store);
  private final LogOfTests log = new LogOfTests();

  @ParameterizedTest
  @MethodSource("io.netspace.sampler.domain.Seeds#seeds")
  void aStoryDisturbedEndsAsTheStoryToldStraight(long seed) {
    // Given
    State straight = told(Disturbance.none(story()), new InMemoryPopulationStore());

    // When
    State disturbed = told(Disturbance.of(story(), seed), new InMemoryPopulationStore());

    // Then
    assertThat(disturbed).isEqualTo(straight);
  }

  @ParameterizedTest
  @MethodSource("io.netspace.sampler.domain.Seeds#seeds")
  void aRestartInTheMidstOfADisturbedStoryChangesNothing(long seed) {
    // Given
    List<LogEntry> entries = Disturbance.of(story(), seed);
    int kill = (int) (seed * entries.size() / 20);
    State undisturbed = told(entries, new InMemoryPopulationStore());
    new Populations(store).apply(entries.subList(0, kill));

    // When
    State restarted = told(entries.subList(kill / 2, entries.size()), store);

    // Then
    assertThat(restarted).isEqualTo(undisturbed);
  }

  @ParameterizedTest
  @MethodSource("io.netspace.sampler.domain.Seeds#seeds")
  void aStoryOfReplicatesEndsTheSameWhateverItsDisturbanceAndARestart(long seed) {
    // Given
    State straight = told(Disturbance.none(story(3)), new InMemoryPopulationStore());
    List<LogEntry> entries = Disturbance.of(story(3), seed);
    int kill = (int) (seed * entries.size() / 20);
    new Populations(store).apply(entries.subList(0, kill));

    // When
    State restarted = told(entries.subList(kill / 2, entries.size()), store);

    // Then
    assertThat(restarted.fates()).hasSize(36).isEqualTo(straight.fates());
    assertThat(restarted).isEqualTo(straight);
  }

  /** What is in memory and what is in the store after a story, told entry by entry. */
  private static State told(List<LogEntry> entries, PopulationStore store) {
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
    List<Event> undone = new ArrayList<>(story());
    undone.add(undone.size() / 2, Fixtures.anEvent(RefinementUndone.class));
    State without = told(Disturbance.none(story()), new InMemoryPopulationStore());

    // When
    State with = told(Disturbance.none(undone), new InMemoryPopulationStore());

    // Then
    assertThat(with).isEqualTo(without);
  }

  private static List<Event> story() {
    return story(1);
  }

  /** The same, of networks that are trained so many times. */
  private static List<Event> story(int replicates) {
    List<Candidate> explored = candidates(replicated(request(EXPLORE, 5), replicates));
    List<Candidate> challengers = candidates(replicated(request(CHALLENGE, 3), replicates));
    List<Candidate> closed = candidates(replicated(request(BASELINE, 2), replicates));
    List<Candidate> aborted = candidates(replicated(request(ABORTED, 2), replicates));
    List<Event> story = new ArrayList<>();
    story.add(replicated(request(EXPLORE, 4), replicates));
    explored.forEach(one -> story.add(sampled(one)));
    story.add(trained(explored.get(0)));
    story.add(new StudyPaused(PROVENANCE, 1));
    story.add(new StudyResumed(PROVENANCE, 2));
    story.add(replicated(request(EXPLORE, 8), replicates));
    story.add(replicated(request(CHALLENGE, 8), replicates));
    challengers.forEach(one -> story.add(sampled(one)));
    story.add(abandoned(explored.get(1)));
    story.add(trained(explored.get(1)));
    story.add(diverged(challengers.get(2)));
    story.add(abandoned(challengers.get(2)));
    story.add(new PopulationExhausted(PROVENANCE, CHALLENGE, 3, 100, 0.5));
    story.add(replicated(request(BASELINE, 2), replicates));
    closed.forEach(one -> story.add(sampled(one)));
    story.add(new PopulationClosed(PROVENANCE, BASELINE, "decided"));
    story.add(abandoned(closed.get(1)));
    story.add(new StudyPaused(PROVENANCE, 3));
    story.add(replicated(request(ABORTED, 4), replicates));
    aborted.forEach(one -> story.add(sampled(one)));
    story.add(new StudyCancelled(OF_CANCELLED, "no longer wanted"));
    story.add(trained(aborted.get(0)));
    return story;
  }

  private static CandidateTrained trained(Candidate candidate) {
    return new CandidateTrained(
        PROVENANCE,
        candidate,
        12.5,
        new TrainingRun(List.of(), 1, 1, 1, "trainer", "cpu", "engine"));
  }

  @Test
  void theStoryEndsAsItSays() {
    // When
    State state = told(Disturbance.none(story()), store);

    // Then
    assertThat(state.open())
        .containsExactlyInAnyOrder(
            new PopulationState(EXPLORE.id(), 8, 5, 3, false, true),
            new PopulationState(CHALLENGE.id(), 8, 3, 2, true, true));
    assertThat(state.fates())
        .hasSize(12)
        .containsEntry(idOf(EXPLORE, 0), Fate.TRAINED)
        .containsEntry(idOf(EXPLORE, 1), Fate.abandoned(AbandonReason.NO_SIGN_OF_LIFE))
        .containsEntry(idOf(EXPLORE, 2), Fate.OUTSTANDING)
        .containsEntry(idOf(CHALLENGE, 2), Fate.DIVERGED)
        .containsEntry(idOf(BASELINE, 0), Fate.OUTSTANDING)
        .containsEntry(idOf(ABORTED, 0), Fate.TRAINED);
    assertThat(state.studies())
        .containsExactlyInAnyOrder(
            new StudyFact(Requests.STUDY, 3, 2, false), new StudyFact(CANCELLED, 0, 0, true));
  }

  @Test
  void aLaterRecordOfACandidateIsWhereItStands() {
    // Given
    Candidate drawn = candidates(request(EXPLORE, 1)).getFirst();
    List<LogEntry> records = log.entries(List.of(sampled(drawn), sampled(drawn)));
    populations.apply(records);

    // When
    populations.apply(records.subList(0, 1));

    // Then
    assertThat(populations.queued()).isEqualTo(Map.of(drawn.id(), new QueuePlace(0, 1)));
  }

  @Test
  void aCandidateThatWasPublishedHasNoPlaceBeforeItIsReadBack() {
    // Given
    Candidate drawn = candidates(request(EXPLORE, 1)).getFirst();
    populations.apply(log.entries(List.of(request(EXPLORE, 1))));

    // When
    populations.published(List.of(sampled(drawn)));

    // Then
    assertThat(populations.open())
        .containsExactly(new PopulationState(EXPLORE.id(), 1, 1, 1, false, false));
    assertThat(populations.queued()).isEmpty();
  }

  @Test
  void aCandidateWithAnOutcomeDoesNotStandInTheQueue() {
    // Given
    Candidate drawn = candidates(request(EXPLORE, 1)).getFirst();
    populations.apply(log.entries(List.of(sampled(drawn), diverged(drawn))));

    // When
    populations.apply(log.entries(List.of(sampled(drawn))));

    // Then
    assertThat(populations.queued()).isEmpty();
    assertThat(State.of(populations, store).places()).isEmpty();
  }

  @Test
  void whatTheStoreRefusedIsSavedWhenItIsToldAgain() {
    // Given
    Candidate drawn = candidates(request(EXPLORE, 1)).getFirst();
    List<LogEntry> batch = log.entries(List.of(sampled(drawn), diverged(drawn)));
    populations.apply(log.entries(List.of(request(EXPLORE, 1))));
    store.away(true);
    assertThatThrownBy(() -> populations.apply(batch)).isInstanceOf(IllegalStateException.class);
    store.away(false);

    // When
    populations.apply(batch);

    // Then
    assertThat(State.of(populations, store).fates()).isEqualTo(Map.of(drawn.id(), Fate.DIVERGED));
  }

  @Test
  void anEmptiedStoreIsFilledFromTheLogToldAgain() {
    // Given
    List<LogEntry> entries = Disturbance.none(story());
    State before = told(entries, store);
    store.empty();
    populations.forget();

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
    ThrowingCallable repeated = () -> hear(candidate.repeatedAs(16).thatWaits());
    ThrowingCallable farOff = () -> hear(candidate.at(1_000_000).thatWaits());

    // Then
    assertThatThrownBy(repeated)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is replicate 16 of index 0");
    assertThatThrownBy(farOff)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is replicate 0 of index 1000000");
  }

  private void hear(Event event) {
    populations.apply(log.entries(List.of(event)));
  }

  @Test
  void theOpenPopulationsAreShownAsTheyWereLastSeen() {
    // Given
    populations.apply(log.entries(List.of(request(EXPLORE, 3))));

    // When
    store.away(true);

    // Then
    assertThat(populations.lastOpen())
        .containsExactly(new PopulationState(EXPLORE.id(), 3, 0, 0, false, false));
  }

  private static CandidateId idOf(Population population, int index) {
    return CandidateId.of(population.id(), index, 0);
  }

  /** All that is known of the populations, in memory and in the store. */
  private record State(
      Set<PopulationState> open,
      Set<CandidateId> queued,
      Set<StudyFact> studies,
      Set<PopulationFact> populations,
      Map<CandidateId, Fate> fates,
      Map<CandidateId, Long> networks,
      Set<CandidateId> places) {
    static State of(Populations populations, PopulationStore store) {
      State state =
          new State(
              Set.copyOf(populations.open()),
              Set.copyOf(populations.queued().keySet()),
              new HashSet<>(),
              new HashSet<>(),
              new HashMap<>(),
              new HashMap<>(),
              new HashSet<>());
      store.forEachStudy(state.studies::add);
      store.forEachPopulation(state.populations::add);
      store.forEachFate(state::add);
      return state;
    }

    private void add(CandidateFact fact) {
      fates.put(fact.id(), fact.fate());
      networks.put(fact.id(), fact.network());
      if (fact.place() != null) {
        places.add(fact.id());
      }
    }
  }
}
