package io.netspace.sampler.application;

import static io.netspace.sampler.application.Requests.CHALLENGE;
import static io.netspace.sampler.application.Requests.EXPLORE;
import static io.netspace.sampler.application.Requests.PROVENANCE;
import static io.netspace.sampler.application.Requests.abandoned;
import static io.netspace.sampler.application.Requests.candidates;
import static io.netspace.sampler.application.Requests.diverged;
import static io.netspace.sampler.application.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.PopulationClosed;
import io.netspace.contracts.event.PopulationExhausted;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.event.StudyPaused;
import io.netspace.contracts.event.StudyResumed;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.sampler.domain.Spaces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleDesignSpaceTest {
  private static final int MAX_OUTSTANDING = 4;
  private static final long MAX_DRAWS = 20_000;

  private final RecordingPublisher publisher = new RecordingPublisher();
  private final InMemoryPopulationStore store = new InMemoryPopulationStore();
  private final SampleDesignSpace sampling = sampling(store);

  private SampleDesignSpace sampling(PopulationStore store) {
    return new SampleDesignSpace(
        store,
        publisher,
        new SamplingLimits(MAX_OUTSTANDING, MAX_DRAWS),
        "1.0");
  }

  @Test
  void aRequestedPopulationIsSampledInIndexOrder() {
    // Given
    sampling.apply(request(EXPLORE, 3));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, 3)));
  }

  @Test
  void aCandidateCarriesAllThatTrainingNeeds() {
    // Given
    sampling.apply(request(EXPLORE, 1));

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
    sampling.apply(request(EXPLORE, 16));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).hasSize(MAX_OUTSTANDING);
  }

  @Test
  void anOutcomeMakesRoomForOneMore() {
    // Given
    sampling.apply(request(EXPLORE, 16));
    sampling.refill();
    sampling.apply(diverged(publisher.candidates().getFirst()));
    sampling.apply(abandoned(publisher.candidates().getFirst()));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, MAX_OUTSTANDING + 1)));
  }

  @Test
  void populationsUnderComparisonGrowTogether() {
    // Given
    sampling.apply(request(EXPLORE, 16));
    sampling.apply(request(CHALLENGE, 16));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).extracting(Candidate::index).containsExactly(0, 0, 1, 1);
  }

  @Test
  void readingItsOwnCandidatesChangesNothing() {
    // Given
    sampling.apply(request(EXPLORE, 3));
    sampling.refill();
    publisher.events().forEach(sampling::apply);

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("io.netspace.sampler.domain.Seeds#seeds")
  void anEmptyStoreIsRebuiltFromTheLogInWhateverOrderItsTopicsAreRead(long seed) {
    // Given
    sampling.apply(request(EXPLORE, 16));
    sampling.refill();
    List<Event> log =
        new ArrayList<>(
            Stream.of(
                    Stream.of(request(EXPLORE, 16), request(EXPLORE, 16)),
                    publisher.events().stream(),
                    Stream.of(diverged(publisher.candidates().get(seed % 2 == 0 ? 0 : 3))))
                .<Event>flatMap(events -> events)
                .toList());
    Collections.shuffle(log, new Random(seed));
    SampleDesignSpace restarted = sampling(new InMemoryPopulationStore());
    log.forEach(restarted::apply);

    // When
    restarted.refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, MAX_OUTSTANDING + 1)));
  }

  @Test
  void whatCouldNotBePublishedIsSampledAgain() {
    // Given
    sampling.apply(request(EXPLORE, 2));
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
    sampling.apply(request(EXPLORE, 2));
    store.readOnly(true);
    assertThatThrownBy(sampling::refill).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(sampling::refill).isInstanceOf(IllegalStateException.class);
    store.readOnly(false);

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates()).isEqualTo(candidates(request(EXPLORE, 2)));
  }

  @Test
  void anImpossibleWindowIsReportedOnce() {
    // Given
    sampling.apply(request(EXPLORE, 16, Spaces.NOTHING));
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
    sampling.apply(request(EXPLORE, 16, Spaces.NOTHING));
    sampling.apply(new PopulationExhausted(PROVENANCE, EXPLORE, 0, MAX_DRAWS, 0));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.events()).isEmpty();
  }

  @Test
  void aPausedStudyIsSampledWhenItIsResumed() {
    // Given
    sampling.apply(request(EXPLORE, 2));
    sampling.apply(new StudyPaused(PROVENANCE, 1));
    sampling.refill();
    List<Candidate> whilePaused = publisher.candidates();
    sampling.apply(new StudyResumed(PROVENANCE, 1));

    // When
    sampling.refill();

    // Then
    assertThat(whilePaused).isEmpty();
    assertThat(publisher.candidates()).hasSize(2);
  }

  @Test
  void aCancelledStudyIsNotSampled() {
    // Given
    sampling.apply(request(EXPLORE, 2));
    sampling.apply(new StudyCancelled(PROVENANCE, "no longer wanted"));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.events()).isEmpty();
  }

  @Test
  void candidatesOfAClosedPopulationTakeNoRoom() {
    // Given
    sampling.apply(request(EXPLORE, 16));
    sampling.refill();
    sampling.apply(new PopulationClosed(PROVENANCE, EXPLORE, "decided"));
    sampling.apply(request(CHALLENGE, 16));

    // When
    sampling.refill();

    // Then
    assertThat(publisher.candidates())
        .filteredOn(candidate -> candidate.population().equals(CHALLENGE))
        .hasSize(MAX_OUTSTANDING);
  }

  @Test
  void boundsBelowOneAreRefused() {
    // When
    Runnable refused = () -> new SamplingLimits(0, 1);

    // Then
    assertThatThrownBy(refused::run).hasMessageContaining("maxOutstanding (0)");
  }
}
