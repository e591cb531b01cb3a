package io.netspace.sampler.application;

import static io.netspace.sampler.application.Requests.CHALLENGE;
import static io.netspace.sampler.application.Requests.EXPLORE;
import static io.netspace.sampler.application.Requests.PROVENANCE;
import static io.netspace.sampler.application.Requests.abandoned;
import static io.netspace.sampler.application.Requests.baselines;
import static io.netspace.sampler.application.Requests.candidates;
import static io.netspace.sampler.application.Requests.diverged;
import static io.netspace.sampler.application.Requests.replicated;
import static io.netspace.sampler.application.Requests.request;
import static io.netspace.sampler.application.Requests.sampled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.event.PopulationClosed;
import io.netspace.contracts.event.PopulationExhausted;
import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.event.StudyPaused;
import io.netspace.contracts.event.StudyResumed;
import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.Zoo;
import io.netspace.sampler.domain.Spaces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleDesignSpaceTest {
  private static final int MAX_OUTSTANDING = 4;
  private static final long MAX_DRAWS = 20_000;

  private final RecordingPublisher publisher = new RecordingPublisher();
  private final InMemoryPopulationStore store = new InMemoryPopulationStore();
  private final Populations populations = new Populations(store);
  private final SampleDesignSpace sampling = sampling(populations);
  private final LogOfTests log = new LogOfTests();

  private SampleDesignSpace sampling(Populations populations) {
    return new SampleDesignSpace(
        populations, publisher, new SamplingLimits(MAX_OUTSTANDING, MAX_DRAWS), "1.0");
  }

  private void hear(Event... events) {
    populations.apply(log.entries(List.of(events)));
  }

  @Test
  void aRequestedPopulationIsSampledInIndexOrder() {
    // Given
    hear(request(EXPLORE, 3));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, 3)));
  }

  @Test
  void aCandidateCarriesAllThatTrainingNeeds() {
    // Given
    hear(request(EXPLORE, 1));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.events())
        .containsExactly(
            new CandidateSampled(
                new Provenance(Requests.STUDY, 0, 42, "1.0"),
                candidates(request(EXPLORE, 1)).getFirst(),
                Spaces.IMAGES,
                Spaces.regime(Spaces.ABOUT_ONE_MILLION)));
  }

  @Test
  void noMoreThanTheBoundIsOutstanding() {
    // Given
    hear(request(EXPLORE, 16));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).hasSize(MAX_OUTSTANDING);
  }

  @Test
  void anOutcomeMakesRoomForOneMore() {
    // Given
    hear(request(EXPLORE, 16));
    sampling.refill();
    hear(diverged(publisher.candidates().getFirst()));
    hear(abandoned(publisher.candidates().getFirst()));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, MAX_OUTSTANDING + 1)));
  }

  @Test
  void givenNetworksAreSampledAsTheyAreWithinTheSameBound() {
    // Given
    Architecture network = Zoo.named("ResNet-56");
    PopulationRequested five = baselines(network, network, network, network, network);
    hear(five);
    sampling.refill();
    assertThat(publisher.candidates()).hasSize(MAX_OUTSTANDING);

    // When
    hear(diverged(publisher.candidates().getFirst()));
    sampling.refill();

    // Then
    assertThat(publisher.candidates())
        .isEqualTo(candidates(five))
        .extracting(Candidate::architecture)
        .containsOnly(network)
        .hasSize(5);
  }

  @Test
  void theBoundCountsCandidatesAndMayFallBetweenReplicates() {
    // Given
    PopulationRequested thrice = replicated(request(EXPLORE, 16), 3);
    hear(thrice);
    sampling.refill();
    List<Candidate> atFirst = publisher.candidates();
    hear(diverged(atFirst.getFirst()));

    // When
    sampling.refill();

    // Then
    assertThat(atFirst).isEqualTo(candidates(thrice).subList(0, MAX_OUTSTANDING));
    assertThat(publisher.candidates()).isEqualTo(candidates(thrice).subList(0, 5));
  }

  @Test
  void populationsUnderComparisonGrowTogether() {
    // Given
    hear(request(EXPLORE, 16));
    hear(request(CHALLENGE, 16));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).extracting(Candidate::index).containsExactly(0, 0, 1, 1);
  }

  @Test
  void readingItsOwnCandidatesChangesNothing() {
    // Given
    hear(request(EXPLORE, 3));
    sampling.refill();
    publisher.events().forEach(this::hear);

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("io.netspace.sampler.domain.Seeds#seeds")
  void anEmptyStoreIsRebuiltFromTheLogInWhateverOrderItsTopicsAreRead(long seed) {
    // Given
    hear(request(EXPLORE, 16));
    sampling.refill();
    List<Event> told =
        new ArrayList<>(
            Stream.of(
                    Stream.of(request(EXPLORE, 16), request(EXPLORE, 16)),
                    publisher.events().stream(),
                    Stream.of(diverged(publisher.candidates().get(seed % 2 == 0 ? 0 : 3))))
                .<Event>flatMap(events -> events)
                .toList());
    Collections.shuffle(told, new Random(seed));
    Populations emptied = new Populations(new InMemoryPopulationStore());
    emptied.apply(log.entries(told));

    // When
    sampling(emptied).refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, MAX_OUTSTANDING + 1)));
  }

  @Test
  void whatCouldNotBePublishedIsSampledAgain() {
    // Given
    hear(request(EXPLORE, 2));
    publisher.away(true);
    assertThatThrownBy(sampling::refill).isInstanceOf(IllegalStateException.class);
    publisher.away(false);

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, 2)));
  }

  @Test
  void whatWasPublishedWhileTheStoreWasAwayIsNotPublishedAgain() {
    // Given
    hear(request(EXPLORE, 2));
    sampling.refill();
    store.away(true);
    List<Event> published = publisher.events();
    assertThatThrownBy(() -> published.forEach(this::hear))
        .isInstanceOf(IllegalStateException.class);
    store.away(false);

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, 2)));
  }

  @Test
  void whatWasPublishedIsKnownThoughTheStoreIsReadAgain() {
    // Given
    hear(request(EXPLORE, 2));
    sampling.refill();
    populations.forget();

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, 2)));
  }

  @Test
  void nothingIsSampledBeforeTheStoreWasRead() {
    // Given
    store.away(true);

    // When
    ThrowingCallable refill = sampling::refill;

    // Then
    assertThatThrownBy(refill).hasMessage("The store is away.");
    assertThat(publisher.events()).isEmpty();
  }

  @Test
  void aCandidateThatTheLogLacksIsSampledBeforeLaterOnes() {
    // Given
    List<Candidate> drawn = candidates(request(EXPLORE, 6));
    hear(request(EXPLORE, 6));
    hear(sampled(drawn.get(0)), sampled(drawn.get(1)), sampled(drawn.get(3)));
    hear(diverged(drawn.get(0)), diverged(drawn.get(1)));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).containsExactly(drawn.get(2), drawn.get(4), drawn.get(5));
  }

  @Test
  void aCandidateThatIsNoLongerKnownIsSampledAgain() {
    // Given
    hear(request(EXPLORE, 3));
    sampling.refill();
    publisher.events().forEach(this::hear);
    store.empty();
    populations.forget();
    hear(request(EXPLORE, 3), publisher.events().getFirst());

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates().subList(3, 5))
        .isEqualTo(candidates(request(EXPLORE, 3)).subList(1, 3));
  }

  /** Outcomes at random, and a restart from the store at random, as often as it takes. */
  @ParameterizedTest
  @MethodSource("io.netspace.sampler.domain.Seeds#seeds")
  void nothingIsSkippedAndNothingIsPublishedTwiceWhateverTheRestarts(long seed) {
    // Given
    Random random = new Random(seed);
    Service service = new Service(store);
    service.hear(log.entries(List.of(request(EXPLORE, 24), request(CHALLENGE, 16))));

    // When
    while (service.ended < 40) {
      service.sampling.refill();
      if (random.nextBoolean()) {
        service = service.restarted(random);
      }
      service.hearSome(random);
    }

    // Then
    assertThat(of(EXPLORE)).isEqualTo(candidates(request(EXPLORE, 24)));
    assertThat(of(CHALLENGE)).isEqualTo(candidates(request(CHALLENGE, 16)));
  }

  @ParameterizedTest
  @MethodSource("io.netspace.sampler.domain.Seeds#seeds")
  void noReplicateIsSkippedOrPublishedTwiceWhateverTheRestarts(long seed) {
    // Given
    Random random = new Random(seed);
    PopulationRequested thrice = replicated(request(EXPLORE, 9), 3);
    PopulationRequested once = request(CHALLENGE, 9);
    Service service = new Service(store);
    service.hear(log.entries(List.of(thrice, once)));

    // When
    while (service.ended < 36) {
      service.sampling.refill();
      if (random.nextBoolean()) {
        service = service.restarted(random);
      }
      service.hearSome(random);
    }

    // Then
    assertThat(of(EXPLORE)).isEqualTo(candidates(thrice));
    assertThat(of(CHALLENGE)).isEqualTo(candidates(once));
  }

  /** The same, and the log goes away in the midst of a publishing, which may have arrived. */
  @ParameterizedTest
  @MethodSource("io.netspace.sampler.domain.Seeds#seeds")
  void whatIsPublishedAgainBecauseTheLogWentAwayIsTheSame(long seed) {
    // Given
    Random random = new Random(seed);
    Service service = new Service(store);
    service.hear(log.entries(List.of(request(EXPLORE, 24))));

    // When
    while (Set.copyOf(of(EXPLORE)).size() < 24) {
      publisher.awayAfter(random.nextInt(MAX_OUTSTANDING));
      refillInVain(service);
      publisher.away(false);
      if (random.nextBoolean()) {
        service = service.restarted(random);
      }
      service.sampling.refill();
      service.hearSome(random);
    }

    // Then
    assertThat(Set.copyOf(of(EXPLORE))).isEqualTo(Set.copyOf(candidates(request(EXPLORE, 24))));
  }

  private static void refillInVain(Service service) {
    try {
      service.sampling.refill();
    } catch (IllegalStateException _) {
      // The log went away.
    }
  }

  private List<Candidate> of(Population population) {
    return publisher.candidates().stream()
        .filter(candidate -> candidate.population().equals(population))
        .toList();
  }

  /** A sampler that reads back what it publishes, and what trainers make of it. */
  private final class Service {
    private final Populations populations;
    private final SampleDesignSpace sampling;
    private int read;
    private int ended;

    Service(PopulationStore store) {
      populations = new Populations(store);
      sampling = sampling(populations);
    }

    void hear(List<LogEntry> entries) {
      populations.apply(entries);
    }

    void hearSome(Random random) {
      int until = read + random.nextInt(publisher.events().size() - read + 1);
      read(until);
      while (ended < read && random.nextInt(3) > 0) {
        hear(log.entries(List.of(diverged(publisher.candidates().get(ended++)))));
      }
    }

    private void read(int until) {
      List<Event> heard = publisher.events().subList(read, until);
      hear(log.entries(heard));
      read = until;
    }

    /** Killed, started, and caught up from some place it had passed. */
    Service restarted(Random random) {
      Service restarted = new Service(store);
      restarted.ended = ended;
      restarted.read = random.nextInt(read + 1);
      restarted.read(publisher.events().size());
      return restarted;
    }
  }

  @Test
  void anImpossibleWindowIsReportedOnce() {
    // Given
    hear(request(EXPLORE, 16, Spaces.NOTHING));
    sampling.refill();

    // When
    sampling.refill();

    // Then
    assertThat(publisher.events())
        .containsExactly(
            new PopulationExhausted(
                new Provenance(Requests.STUDY, 0, 42, "1.0"), EXPLORE, 0, MAX_DRAWS, 0));
  }

  @Test
  void anExhaustionReadFromTheLogIsNotReportedAgain() {
    // Given
    hear(request(EXPLORE, 16, Spaces.NOTHING));
    hear(new PopulationExhausted(PROVENANCE, EXPLORE, 0, MAX_DRAWS, 0));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.events()).isEmpty();
  }

  @Test
  void aPausedStudyIsSampledWhenItIsResumed() {
    // Given
    hear(request(EXPLORE, 2));
    hear(new StudyPaused(PROVENANCE, 1));
    sampling.refill();
    List<Candidate> whilePaused = publisher.candidates();
    hear(new StudyResumed(PROVENANCE, 1));

    // When
    sampling.refill();

    // Then
    assertThat(whilePaused).isEmpty();
    assertThat(publisher.candidates()).hasSize(2);
  }

  @Test
  void aCancelledStudyIsNotSampled() {
    // Given
    hear(request(EXPLORE, 2));
    hear(new StudyCancelled(PROVENANCE, "no longer wanted"));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.events()).isEmpty();
  }

  @Test
  void candidatesOfAClosedPopulationTakeNoRoom() {
    // Given
    hear(request(EXPLORE, 16));
    sampling.refill();
    hear(new PopulationClosed(PROVENANCE, EXPLORE, "decided"));
    hear(request(CHALLENGE, 16));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates())
        .filteredOn(candidate -> candidate.population().equals(CHALLENGE))
        .hasSize(MAX_OUTSTANDING);
  }

  @Test
  void whatAPausedStudyHasQueuedKeepsNoOtherWaiting() {
    // Given
    Population other = Population.of(new StudyId("other"), 0, Purpose.EXPLORE);
    hear(request(EXPLORE, 16));
    sampling.refill();
    hear(new StudyPaused(PROVENANCE, 1), request(other, 16));

    // When
    sampling.refill();

    // Then
    assertThat(of(EXPLORE)).hasSize(MAX_OUTSTANDING);
    assertThat(of(other)).hasSize(MAX_OUTSTANDING);
  }

  @Test
  void moreThanIsPublishedTogetherIsSampledAllTheSame() {
    // Given
    SampleDesignSpace wide =
        new SampleDesignSpace(populations, publisher, new SamplingLimits(1_000, MAX_DRAWS), "1.0");
    hear(request(EXPLORE, 600));

    // When
    wide.refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, 600)));
  }

  @Test
  void boundsBelowOneAreRefused() {
    // When
    Runnable refused = () -> new SamplingLimits(0, 1);

    // Then
    assertThatThrownBy(refused::run).hasMessageContaining("maxOutstanding (0)");
  }
}
