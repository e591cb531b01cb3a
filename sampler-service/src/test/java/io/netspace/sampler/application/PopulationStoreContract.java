package io.netspace.sampler.application;

import static io.netspace.sampler.application.Requests.CHALLENGE;
import static io.netspace.sampler.application.Requests.EXPLORE;
import static io.netspace.sampler.application.Requests.STUDY;
import static io.netspace.sampler.application.Requests.candidates;
import static io.netspace.sampler.application.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.sampler.domain.PopulationState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of populations does. */
public abstract class PopulationStoreContract {
  private PopulationStore store;

  protected abstract PopulationStore emptyStore();

  @BeforeEach
  void openStore() {
    store = emptyStore();
  }

  @Test
  void aRequestOpensAPopulation() {
    // When
    store.requested(request(EXPLORE, 16));

    // Then
    assertThat(store.open()).containsExactly(state(16, 0, 0));
    assertThat(store.request(EXPLORE.id())).contains(request(EXPLORE, 16));
    assertThat(store.networks(EXPLORE.id())).isEmpty();
  }

  @Test
  void anUnknownPopulationHasNoRequest() {
    // When
    store.closed(EXPLORE.id());

    // Then
    assertThat(store.request(EXPLORE.id())).isEmpty();
    assertThat(store.request(CHALLENGE.id())).isEmpty();
    assertThat(store.open()).isEmpty();
  }

  @Test
  void onlyALargerRequestGrowsAPopulation() {
    // Given
    store.requested(request(EXPLORE, 16));
    store.requested(request(EXPLORE, 24));

    // When
    store.requested(request(EXPLORE, 16));

    // Then
    assertThat(store.open()).containsExactly(state(24, 0, 0));
  }

  @Test
  void aSampledCandidateIsOutstandingOnce() {
    // Given
    List<Candidate> drawn = candidates(request(EXPLORE, 2));
    store.requested(request(EXPLORE, 16));
    drawn.forEach(store::sampled);

    // When
    store.sampled(drawn.getFirst());

    // Then
    assertThat(store.open()).containsExactly(state(16, 2, 2));
    assertThat(store.networks(EXPLORE.id()))
        .containsExactlyInAnyOrder(
            drawn.get(0).architecture().canonicalHash(),
            drawn.get(1).architecture().canonicalHash());
  }

  @Test
  void theFirstOutcomeEndsACandidateAndASecondChangesNothing() {
    // Given
    List<Candidate> drawn = candidates(request(EXPLORE, 2));
    store.requested(request(EXPLORE, 16));
    drawn.forEach(store::sampled);
    store.ended(drawn.getFirst());

    // When
    store.ended(drawn.getFirst());

    // Then
    assertThat(store.open()).containsExactly(state(16, 2, 1));
  }

  @Test
  void anOutcomeThatComesBeforeItsCandidateEndsItAllTheSame() {
    // Given
    Candidate drawn = candidates(request(EXPLORE, 1)).getFirst();
    store.ended(drawn);
    store.sampled(drawn);

    // When
    store.requested(request(EXPLORE, 16));

    // Then
    assertThat(store.open()).containsExactly(state(16, 1, 0));
    assertThat(store.networks(EXPLORE.id())).hasSize(1);
  }

  @Test
  void aClosedPopulationIsNotOpenWhateverIsRequested() {
    // Given
    store.closed(EXPLORE.id());

    // When
    store.requested(request(EXPLORE, 16));

    // Then
    assertThat(store.open()).isEmpty();
    assertThat(store.request(EXPLORE.id())).isPresent();
  }

  @Test
  void anExhaustedPopulationStaysOpenAndExhausted() {
    // Given
    store.requested(request(EXPLORE, 16));
    store.exhausted(EXPLORE.id());

    // When
    store.requested(request(EXPLORE, 24));

    // Then
    assertThat(store.open())
        .containsExactly(new PopulationState(EXPLORE.id(), 24, 0, 0, true, false));
  }

  @Test
  void aPausedStudyIsPausedUntilResumed() {
    // Given
    store.paused(STUDY);
    store.requested(request(EXPLORE, 16));
    List<PopulationState> paused = store.open();

    // When
    store.resumed(STUDY);

    // Then
    assertThat(paused).containsExactly(new PopulationState(EXPLORE.id(), 16, 0, 0, false, true));
    assertThat(store.open()).containsExactly(state(16, 0, 0));
  }

  @Test
  void aStudyThatIsOverHasNoOpenPopulationEvenWhenResumed() {
    // Given
    store.requested(request(EXPLORE, 16));
    store.over(STUDY);

    // When
    store.resumed(STUDY);

    // Then
    assertThat(store.open()).isEmpty();
  }

  @Test
  void populationsAreCountedApart() {
    // Given
    store.requested(request(EXPLORE, 16));
    store.requested(request(CHALLENGE, 8));

    // When
    candidates(request(CHALLENGE, 3)).forEach(store::sampled);

    // Then
    assertThat(store.open())
        .containsExactlyInAnyOrder(
            state(16, 0, 0), new PopulationState(CHALLENGE.id(), 8, 3, 3, false, false));
  }

  private static PopulationState state(int requested, int sampled, int outstanding) {
    return new PopulationState(EXPLORE.id(), requested, sampled, outstanding, false, false);
  }
}
