package io.netspace.sampler.application;

import static io.netspace.sampler.application.Requests.BASELINES;
import static io.netspace.sampler.application.Requests.CHALLENGE;
import static io.netspace.sampler.application.Requests.EXPLORE;
import static io.netspace.sampler.application.Requests.STUDY;
import static io.netspace.sampler.application.Requests.baselines;
import static io.netspace.sampler.application.Requests.plan;
import static io.netspace.sampler.application.Requests.replicated;
import static io.netspace.sampler.application.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.Zoo;
import io.netspace.sampler.domain.CandidateFact;
import io.netspace.sampler.domain.Fate;
import io.netspace.sampler.domain.PopulationFact;
import io.netspace.sampler.domain.QueuePlace;
import io.netspace.sampler.domain.StudyFact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of populations does. */
public abstract class PopulationStoreContract {
  private static final StudyId OTHER_STUDY = new StudyId("other");

  private PopulationStore store;

  protected abstract PopulationStore emptyStore();

  @BeforeEach
  void openStore() {
    store = emptyStore();
  }

  @Test
  void anEmptyStoreHasNothing() {
    // When
    store.save(new Changes());

    // Then
    assertThat(all(store::forEachStudy)).isEmpty();
    assertThat(all(store::forEachPopulation)).isEmpty();
    assertThat(all(store::forEachFate)).isEmpty();
  }

  @Test
  void theLastFactOfAStudyIsKept() {
    // Given
    store.save(
        new Changes()
            .with(new StudyFact(STUDY, 1, 0, false))
            .with(new StudyFact(OTHER_STUDY, 0, 0, true)));

    // When
    store.save(new Changes().with(new StudyFact(STUDY, 1, 2, false)));

    // Then
    assertThat(all(store::forEachStudy))
        .containsExactlyInAnyOrder(
            new StudyFact(STUDY, 1, 2, false), new StudyFact(OTHER_STUDY, 0, 0, true));
  }

  @Test
  void aPopulationIsKeptWithTheNetworksThatItIsGiven() {
    // Given
    PopulationFact asked =
        new PopulationFact(
            BASELINES.id(), STUDY, plan(baselines(Zoo.named("ResNet-56"))), 1, false, false);

    // When
    store.save(new Changes().with(asked));

    // Then
    assertThat(all(store::forEachPopulation)).containsExactly(asked);
  }

  @Test
  void aPopulationIsKeptWithWhatItIsDrawnFrom() {
    // Given
    PopulationFact asked =
        new PopulationFact(
            EXPLORE.id(), STUDY, plan(replicated(request(EXPLORE, 16), 3)), 16, false, false);

    // When
    store.save(new Changes().with(asked));

    // Then
    assertThat(all(store::forEachPopulation)).containsExactly(asked);
  }

  @Test
  void aFactWithoutAPlanLeavesThePlanAsItIs() {
    // Given
    store.save(
        new Changes()
            .with(
                new PopulationFact(
                    EXPLORE.id(), STUDY, plan(request(EXPLORE, 16)), 16, false, false)));

    // When
    store.save(
        new Changes()
            .with(new PopulationFact(EXPLORE.id(), STUDY, null, 24, true, true))
            .with(new PopulationFact(CHALLENGE.id(), STUDY, null, 0, false, true)));

    // Then
    assertThat(all(store::forEachPopulation))
        .containsExactlyInAnyOrder(
            new PopulationFact(EXPLORE.id(), STUDY, plan(request(EXPLORE, 16)), 24, true, true),
            new PopulationFact(CHALLENGE.id(), STUDY, null, 0, false, true));
  }

  @Test
  void everyFateIsKeptAsItIs() {
    // Given
    List<CandidateFact> facts =
        List.of(
            candidate(EXPLORE, 0, Fate.OUTSTANDING, new QueuePlace(0, 17)),
            candidate(EXPLORE, 1, Fate.OUTSTANDING, null),
            candidate(EXPLORE, 2, Fate.TRAINED, null),
            candidate(CHALLENGE, 0, Fate.DIVERGED, null),
            candidate(CHALLENGE, 1, Fate.abandoned(AbandonReason.POPULATION_CLOSED), null));
    Changes changes = new Changes();
    facts.forEach(changes::with);

    // When
    store.save(changes);

    // Then
    assertThat(all(store::forEachFate)).containsExactlyInAnyOrderElementsOf(facts);
  }

  @Test
  void replicatesOfOneNetworkDoNotMeet() {
    // Given
    store.save(
        new Changes()
            .with(candidate(EXPLORE, 0, 0, Fate.OUTSTANDING, new QueuePlace(0, 17)))
            .with(candidate(EXPLORE, 0, 1, Fate.OUTSTANDING, null))
            .with(candidate(EXPLORE, 0, 15, Fate.DIVERGED, null)));

    // When
    store.save(new Changes().with(candidate(EXPLORE, 0, 1, Fate.TRAINED, null)));

    // Then
    assertThat(all(store::forEachFate))
        .containsExactlyInAnyOrder(
            candidate(EXPLORE, 0, 0, Fate.OUTSTANDING, new QueuePlace(0, 17)),
            candidate(EXPLORE, 0, 1, Fate.TRAINED, null),
            candidate(EXPLORE, 0, 15, Fate.DIVERGED, null));
  }

  @Test
  void anOutcomeReplacesTheCandidatesPlaceInTheQueue() {
    // Given
    store.save(new Changes().with(candidate(EXPLORE, 0, Fate.OUTSTANDING, new QueuePlace(0, 17))));

    // When
    store.save(new Changes().with(candidate(EXPLORE, 0, Fate.TRAINED, null)));

    // Then
    assertThat(all(store::forEachFate)).containsExactly(candidate(EXPLORE, 0, Fate.TRAINED, null));
  }

  @Test
  void manyFatesAreHandedOutEachOnce() {
    // Given
    Changes changes = new Changes();
    IntStream.range(0, 2_500)
        .mapToObj(index -> candidate(EXPLORE, index, Fate.TRAINED, null))
        .forEach(changes::with);
    store.save(changes);

    // When
    List<CandidateFact> handedOut = all(store::forEachFate);

    // Then
    assertThat(handedOut).extracting(CandidateFact::index).doesNotHaveDuplicates().hasSize(2_500);
  }

  private static CandidateFact candidate(
      Population population, int index, Fate fate, @Nullable QueuePlace place) {
    return candidate(population, index, 0, fate, place);
  }

  private static CandidateFact candidate(
      Population population, int index, int replicate, Fate fate, @Nullable QueuePlace place) {
    return new CandidateFact(
        CandidateId.of(population.id(), index, replicate),
        population.study(),
        population.id(),
        index,
        replicate,
        -1L - index,
        fate,
        place);
  }

  private static <F> List<F> all(Consumer<Consumer<F>> forEach) {
    List<F> facts = new ArrayList<>();
    forEach.accept(facts::add);
    return facts;
  }
}
