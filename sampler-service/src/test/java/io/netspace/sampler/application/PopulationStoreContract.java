package io.netspace.sampler.application;

import static io.netspace.sampler.application.SamplerFixtures.BASELINES;
import static io.netspace.sampler.application.SamplerFixtures.CHALLENGE;
import static io.netspace.sampler.application.SamplerFixtures.EXPLORE;
import static io.netspace.sampler.application.SamplerFixtures.STUDY;
import static io.netspace.sampler.application.SamplerFixtures.baselines;
import static io.netspace.sampler.application.SamplerFixtures.plan;
import static io.netspace.sampler.application.SamplerFixtures.replicated;
import static io.netspace.sampler.application.SamplerFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.Zoo;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.Population;
import io.netspace.model.study.StudyId;
import io.netspace.sampler.domain.state.CandidateRecord;
import io.netspace.sampler.domain.state.PopulationRecord;
import io.netspace.sampler.domain.state.QueuePosition;
import io.netspace.sampler.domain.state.StudyRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every population store. */
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
    store.save(new WriteBatch());

    // Then
    assertThat(all(store::forEachStudy)).isEmpty();
    assertThat(all(store::forEachPopulation)).isEmpty();
    assertThat(all(store::forEachCandidate)).isEmpty();
  }

  @Test
  void theLastRecordOfAStudyIsKept() {
    // Given
    store.save(
        new WriteBatch()
            .put(new StudyRecord(STUDY, 1, 0, false))
            .put(new StudyRecord(OTHER_STUDY, 0, 0, true)));

    // When
    store.save(new WriteBatch().put(new StudyRecord(STUDY, 1, 2, false)));

    // Then
    assertThat(all(store::forEachStudy))
        .containsExactlyInAnyOrder(
            new StudyRecord(STUDY, 1, 2, false), new StudyRecord(OTHER_STUDY, 0, 0, true));
  }

  @Test
  void aPopulationIsKeptWithTheNetworksThatItIsGiven() {
    // Given
    PopulationRecord requested =
        new PopulationRecord(
            BASELINES.id(), STUDY, plan(baselines(Zoo.named("ResNet-56"))), 1, false, false);

    // When
    store.save(new WriteBatch().put(requested));

    // Then
    assertThat(all(store::forEachPopulation)).containsExactly(requested);
  }

  @Test
  void aPopulationIsKeptWithWhatItIsDrawnFrom() {
    // Given
    PopulationRecord requested =
        new PopulationRecord(
            EXPLORE.id(), STUDY, plan(replicated(request(EXPLORE, 16), 3)), 16, false, false);

    // When
    store.save(new WriteBatch().put(requested));

    // Then
    assertThat(all(store::forEachPopulation)).containsExactly(requested);
  }

  @Test
  void aRecordWithoutAPlanKeepsTheStoredPlan() {
    // Given
    store.save(
        new WriteBatch()
            .put(
                new PopulationRecord(
                    EXPLORE.id(), STUDY, plan(request(EXPLORE, 16)), 16, false, false)));

    // When
    store.save(
        new WriteBatch()
            .put(new PopulationRecord(EXPLORE.id(), STUDY, null, 24, true, true))
            .put(new PopulationRecord(CHALLENGE.id(), STUDY, null, 0, false, true)));

    // Then
    assertThat(all(store::forEachPopulation))
        .containsExactlyInAnyOrder(
            new PopulationRecord(EXPLORE.id(), STUDY, plan(request(EXPLORE, 16)), 24, true, true),
            new PopulationRecord(CHALLENGE.id(), STUDY, null, 0, false, true));
  }

  @Test
  void everyResultIsRestored() {
    // Given
    List<CandidateRecord> facts =
        List.of(
            candidate(EXPLORE, 0, CandidateResult.OUTSTANDING, new QueuePosition(0, 17)),
            candidate(EXPLORE, 1, CandidateResult.OUTSTANDING, null),
            candidate(EXPLORE, 2, CandidateResult.TRAINED, null),
            candidate(CHALLENGE, 0, CandidateResult.DIVERGED, null),
            candidate(
                CHALLENGE, 1, CandidateResult.abandoned(AbandonReason.POPULATION_CLOSED), null));
    WriteBatch changes = new WriteBatch();
    facts.forEach(changes::put);

    // When
    store.save(changes);

    // Then
    assertThat(all(store::forEachCandidate)).containsExactlyInAnyOrderElementsOf(facts);
  }

  @Test
  void replicatesOfOneNetworkAreDistinct() {
    // Given
    store.save(
        new WriteBatch()
            .put(candidate(EXPLORE, 0, 0, CandidateResult.OUTSTANDING, new QueuePosition(0, 17)))
            .put(candidate(EXPLORE, 0, 1, CandidateResult.OUTSTANDING, null))
            .put(candidate(EXPLORE, 0, 15, CandidateResult.DIVERGED, null)));

    // When
    store.save(new WriteBatch().put(candidate(EXPLORE, 0, 1, CandidateResult.TRAINED, null)));

    // Then
    assertThat(all(store::forEachCandidate))
        .containsExactlyInAnyOrder(
            candidate(EXPLORE, 0, 0, CandidateResult.OUTSTANDING, new QueuePosition(0, 17)),
            candidate(EXPLORE, 0, 1, CandidateResult.TRAINED, null),
            candidate(EXPLORE, 0, 15, CandidateResult.DIVERGED, null));
  }

  @Test
  void anOutcomeReplacesTheQueuePosition() {
    // Given
    store.save(
        new WriteBatch()
            .put(candidate(EXPLORE, 0, CandidateResult.OUTSTANDING, new QueuePosition(0, 17))));

    // When
    store.save(new WriteBatch().put(candidate(EXPLORE, 0, CandidateResult.TRAINED, null)));

    // Then
    assertThat(all(store::forEachCandidate))
        .containsExactly(candidate(EXPLORE, 0, CandidateResult.TRAINED, null));
  }

  @Test
  void manyCandidatesAreReadOnceEach() {
    // Given
    WriteBatch changes = new WriteBatch();
    IntStream.range(0, 2_500)
        .mapToObj(index -> candidate(EXPLORE, index, CandidateResult.TRAINED, null))
        .forEach(changes::put);
    store.save(changes);

    // When
    List<CandidateRecord> handedOut = all(store::forEachCandidate);

    // Then
    assertThat(handedOut).extracting(CandidateRecord::index).doesNotHaveDuplicates().hasSize(2_500);
  }

  private static CandidateRecord candidate(
      Population population, int index, CandidateResult result, @Nullable QueuePosition place) {
    return candidate(population, index, 0, result, place);
  }

  private static CandidateRecord candidate(
      Population population,
      int index,
      int replicate,
      CandidateResult result,
      @Nullable QueuePosition place) {
    return new CandidateRecord(
        CandidateId.of(population.id(), index, replicate),
        population.study(),
        population.id(),
        index,
        replicate,
        -1L - index,
        result,
        place);
  }

  private static <F> List<F> all(Consumer<Consumer<F>> forEach) {
    List<F> facts = new ArrayList<>();
    forEach.accept(facts::add);
    return facts;
  }
}
