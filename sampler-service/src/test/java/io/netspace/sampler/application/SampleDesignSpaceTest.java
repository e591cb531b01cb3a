package io.netspace.sampler.application;

import static io.netspace.sampler.application.SamplerFixtures.CHALLENGE;
import static io.netspace.sampler.application.SamplerFixtures.EXPLORE;
import static io.netspace.sampler.application.SamplerFixtures.PROVENANCE;
import static io.netspace.sampler.application.SamplerFixtures.abandoned;
import static io.netspace.sampler.application.SamplerFixtures.baselines;
import static io.netspace.sampler.application.SamplerFixtures.candidates;
import static io.netspace.sampler.application.SamplerFixtures.diverged;
import static io.netspace.sampler.application.SamplerFixtures.replicated;
import static io.netspace.sampler.application.SamplerFixtures.request;
import static io.netspace.sampler.application.SamplerFixtures.sampled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.PopulationExhausted;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.messaging.event.StudyResumed;
import io.netspace.messaging.log.LogEntry;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Zoo;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.Event;
import io.netspace.model.study.Population;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import io.netspace.model.testing.TestSpaces;
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
  private final TestLog log = new TestLog();

  private SampleDesignSpace sampling(Populations populations) {
    return new SampleDesignSpace(
        populations, publisher, new SamplingLimits(MAX_OUTSTANDING, MAX_DRAWS), "1.0");
  }

  private void deliver(Event... events) {
    populations.apply(log.entries(List.of(events)));
  }

  @Test
  void aRequestedPopulationIsSampledInIndexOrder() {
    // Given
    deliver(request(EXPLORE, 3));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, 3)));
  }

  @Test
  void aCandidateCarriesAllThatTrainingNeeds() {
    // Given
    deliver(request(EXPLORE, 1));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.events())
        .containsExactly(
            new CandidateSampled(
                new Provenance(SamplerFixtures.STUDY, 0, 42, "1.0"),
                candidates(request(EXPLORE, 1)).getFirst(),
                TestSpaces.IMAGES,
                TestSpaces.regime(TestSpaces.ABOUT_ONE_MILLION)));
  }

  @Test
  void noMoreThanTheBoundIsOutstanding() {
    // Given
    deliver(request(EXPLORE, 16));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).hasSize(MAX_OUTSTANDING);
  }

  @Test
  void anOutcomeMakesRoomForOneMore() {
    // Given
    deliver(request(EXPLORE, 16));
    sampling.refill();
    deliver(diverged(publisher.candidates().getFirst()));
    deliver(abandoned(publisher.candidates().getFirst()));

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
    deliver(five);
    sampling.refill();
    assertThat(publisher.candidates()).hasSize(MAX_OUTSTANDING);

    // When
    deliver(diverged(publisher.candidates().getFirst()));
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
    deliver(thrice);
    sampling.refill();
    List<Candidate> atFirst = publisher.candidates();
    deliver(diverged(atFirst.getFirst()));

    // When
    sampling.refill();

    // Then
    assertThat(atFirst).isEqualTo(candidates(thrice).subList(0, MAX_OUTSTANDING));
    assertThat(publisher.candidates()).isEqualTo(candidates(thrice).subList(0, 5));
  }

  @Test
  void populationsUnderComparisonGrowTogether() {
    // Given
    deliver(request(EXPLORE, 16));
    deliver(request(CHALLENGE, 16));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).extracting(Candidate::index).containsExactly(0, 0, 1, 1);
  }

  @Test
  void readingItsOwnCandidatesChangesNothing() {
    // Given
    deliver(request(EXPLORE, 3));
    sampling.refill();
    publisher.events().forEach(this::deliver);

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void anEmptyStoreIsRebuiltFromTheLogInWhateverOrderItsTopicsAreRead(long seed) {
    // Given
    deliver(request(EXPLORE, 16));
    sampling.refill();
    List<Event> replayed =
        new ArrayList<>(
            Stream.of(
                    Stream.of(request(EXPLORE, 16), request(EXPLORE, 16)),
                    publisher.events().stream(),
                    Stream.of(diverged(publisher.candidates().get(seed % 2 == 0 ? 0 : 3))))
                .<Event>flatMap(events -> events)
                .toList());
    Collections.shuffle(replayed, new Random(seed));
    Populations emptied = new Populations(new InMemoryPopulationStore());
    emptied.apply(log.entries(replayed));

    // When
    sampling(emptied).refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, MAX_OUTSTANDING + 1)));
  }

  @Test
  void whatCouldNotBePublishedIsSampledAgain() {
    // Given
    deliver(request(EXPLORE, 2));
    publisher.setUnavailable(true);
    assertThatThrownBy(sampling::refill).isInstanceOf(IllegalStateException.class);
    publisher.setUnavailable(false);

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, 2)));
  }

  @Test
  void candidatesPublishedDuringAStoreOutageAreNotRepublished() {
    // Given
    deliver(request(EXPLORE, 2));
    sampling.refill();
    store.setUnavailable(true);
    List<Event> published = publisher.events();
    assertThatThrownBy(() -> published.forEach(this::deliver))
        .isInstanceOf(IllegalStateException.class);
    store.setUnavailable(false);

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, 2)));
  }

  @Test
  void whatWasPublishedIsKnownThoughTheStoreIsReadAgain() {
    // Given
    deliver(request(EXPLORE, 2));
    sampling.refill();
    populations.reset();

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, 2)));
  }

  @Test
  void nothingIsSampledBeforeTheStoreWasRead() {
    // Given
    store.setUnavailable(true);

    // When
    ThrowingCallable refill = sampling::refill;

    // Then
    assertThatThrownBy(refill).hasMessage("The store is unavailable.");
    assertThat(publisher.events()).isEmpty();
  }

  @Test
  void aCandidateThatTheLogLacksIsSampledBeforeLaterOnes() {
    // Given
    List<Candidate> drawn = candidates(request(EXPLORE, 6));
    deliver(request(EXPLORE, 6));
    deliver(sampled(drawn.get(0)), sampled(drawn.get(1)), sampled(drawn.get(3)));
    deliver(diverged(drawn.get(0)), diverged(drawn.get(1)));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).containsExactly(drawn.get(2), drawn.get(4), drawn.get(5));
  }

  @Test
  void aCandidateThatIsNoLongerKnownIsSampledAgain() {
    // Given
    deliver(request(EXPLORE, 3));
    sampling.refill();
    publisher.events().forEach(this::deliver);
    store.empty();
    populations.reset();
    deliver(request(EXPLORE, 3), publisher.events().getFirst());

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates().subList(3, 5))
        .isEqualTo(candidates(request(EXPLORE, 3)).subList(1, 3));
  }

  /** Outcomes at random, and a restart from the store at random, as often as it takes. */
  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void nothingIsSkippedAndNothingIsPublishedTwiceWhateverTheRestarts(long seed) {
    // Given
    Random random = new Random(seed);
    Service service = new Service(store);
    service.deliver(log.entries(List.of(request(EXPLORE, 24), request(CHALLENGE, 16))));

    // When
    while (service.ended < 40) {
      service.sampling.refill();
      if (random.nextBoolean()) {
        service = service.restarted(random);
      }
      service.deliverSome(random);
    }

    // Then
    assertThat(of(EXPLORE)).isEqualTo(candidates(request(EXPLORE, 24)));
    assertThat(of(CHALLENGE)).isEqualTo(candidates(request(CHALLENGE, 16)));
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void noReplicateIsSkippedOrPublishedTwiceWhateverTheRestarts(long seed) {
    // Given
    Random random = new Random(seed);
    PopulationRequested thrice = replicated(request(EXPLORE, 9), 3);
    PopulationRequested once = request(CHALLENGE, 9);
    Service service = new Service(store);
    service.deliver(log.entries(List.of(thrice, once)));

    // When
    while (service.ended < 36) {
      service.sampling.refill();
      if (random.nextBoolean()) {
        service = service.restarted(random);
      }
      service.deliverSome(random);
    }

    // Then
    assertThat(of(EXPLORE)).isEqualTo(candidates(thrice));
    assertThat(of(CHALLENGE)).isEqualTo(candidates(once));
  }

  /**
   * The same, and the log becomes unavailable while publishing; events may or may not have arrived.
   */
  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void republishedCandidatesAreIdentical(long seed) {
    // Given
    Random random = new Random(seed);
    Service service = new Service(store);
    service.deliver(log.entries(List.of(request(EXPLORE, 24))));

    // When
    while (Set.copyOf(of(EXPLORE)).size() < 24) {
      publisher.failAfter(random.nextInt(MAX_OUTSTANDING));
      refillExpectingFailure(service);
      publisher.setUnavailable(false);
      if (random.nextBoolean()) {
        service = service.restarted(random);
      }
      service.sampling.refill();
      service.deliverSome(random);
    }

    // Then
    assertThat(Set.copyOf(of(EXPLORE))).isEqualTo(Set.copyOf(candidates(request(EXPLORE, 24))));
  }

  private static void refillExpectingFailure(Service service) {
    try {
      service.sampling.refill();
    } catch (IllegalStateException _) {
      // The log became unavailable.
    }
  }

  private List<Candidate> of(Population population) {
    return publisher.candidates().stream()
        .filter(candidate -> candidate.population().equals(population))
        .toList();
  }

  /** A sampler that reads back what it publishes, and the outcomes. */
  private final class Service {
    private final Populations populations;
    private final SampleDesignSpace sampling;
    private int read;
    private int ended;

    Service(PopulationStore store) {
      populations = new Populations(store);
      sampling = sampling(populations);
    }

    void deliver(List<LogEntry> entries) {
      populations.apply(entries);
    }

    void deliverSome(Random random) {
      int until = read + random.nextInt(publisher.events().size() - read + 1);
      read(until);
      while (ended < read && random.nextInt(3) > 0) {
        deliver(log.entries(List.of(diverged(publisher.candidates().get(ended++)))));
      }
    }

    private void read(int until) {
      List<Event> published = publisher.events().subList(read, until);
      deliver(log.entries(published));
      read = until;
    }

    /** Killed, restarted, and caught up from an earlier position. */
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
    deliver(request(EXPLORE, 16, TestSpaces.UNSATISFIABLE_WINDOW));
    sampling.refill();

    // When
    sampling.refill();

    // Then
    assertThat(publisher.events())
        .containsExactly(
            new PopulationExhausted(
                new Provenance(SamplerFixtures.STUDY, 0, 42, "1.0"), EXPLORE, 0, MAX_DRAWS, 0));
  }

  @Test
  void anExhaustionReadFromTheLogIsNotReportedAgain() {
    // Given
    deliver(request(EXPLORE, 16, TestSpaces.UNSATISFIABLE_WINDOW));
    deliver(new PopulationExhausted(PROVENANCE, EXPLORE, 0, MAX_DRAWS, 0));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.events()).isEmpty();
  }

  @Test
  void aPausedStudyIsSampledWhenItIsResumed() {
    // Given
    deliver(request(EXPLORE, 2));
    deliver(new StudyPaused(PROVENANCE, 1));
    sampling.refill();
    List<Candidate> whilePaused = publisher.candidates();
    deliver(new StudyResumed(PROVENANCE, 1));

    // When
    sampling.refill();

    // Then
    assertThat(whilePaused).isEmpty();
    assertThat(publisher.candidates()).hasSize(2);
  }

  @Test
  void aCancelledStudyIsNotSampled() {
    // Given
    deliver(request(EXPLORE, 2));
    deliver(new StudyCancelled(PROVENANCE, "no longer wanted"));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.events()).isEmpty();
  }

  @Test
  void candidatesOfAClosedPopulationTakeNoRoom() {
    // Given
    deliver(request(EXPLORE, 16));
    sampling.refill();
    deliver(new PopulationClosed(PROVENANCE, EXPLORE, "decided"));
    deliver(request(CHALLENGE, 16));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates())
        .filteredOn(candidate -> candidate.population().equals(CHALLENGE))
        .hasSize(MAX_OUTSTANDING);
  }

  @Test
  void queuedCandidatesOfAPausedStudyTakeNoCapacity() {
    // Given
    Population other = Population.of(new StudyId("other"), 0, Purpose.EXPLORE);
    deliver(request(EXPLORE, 16));
    sampling.refill();
    deliver(new StudyPaused(PROVENANCE, 1), request(other, 16));

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
    deliver(request(EXPLORE, 600));

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
