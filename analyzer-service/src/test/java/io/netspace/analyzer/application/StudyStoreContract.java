package io.netspace.analyzer.application;

import static io.netspace.messaging.testing.EventFixtures.everyEvent;
import static io.netspace.messaging.testing.EventFixtures.requested;
import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static io.netspace.model.testing.Fixtures.aPopulation;
import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.analyzer.domain.population.TrainingResult;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.Event;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Purpose;
import io.netspace.model.training.TrainingCost;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every study store keeps to. */
public abstract class StudyStoreContract {
  protected abstract StudyStore store();

  /** A store over the same memory, as after a restart. */
  protected abstract StudyStore reopened();

  @Test
  void readsEveryKindOfEvent() {
    store().save(everyEvent(), List.of());

    assertThat(events(reopened())).containsExactlyInAnyOrderElementsOf(everyEvent());
  }

  @Test
  void readsEveryKindOfResult() {
    // Given
    List<CandidateRecord> records = new ArrayList<>();
    records.add(
        candidateRecord(0, new TrainingResult.Trained(42.5, new TrainingCost(6.4, 1e6)), null));
    records.add(
        candidateRecord(1, new TrainingResult.Diverged(90, new TrainingCost(3.2, 1e6)), null));
    for (AbandonReason reason : AbandonReason.values()) {
      records.add(candidateRecord(records.size(), new TrainingResult.Abandoned(reason), null));
    }

    // When
    store().save(List.of(), records);

    // Then
    assertThat(candidateRecords(reopened())).containsExactlyInAnyOrderElementsOf(records);
  }

  @Test
  void keepsTheCandidateWhereItIsGiven() {
    CandidateRecord best =
        candidateRecord(
            3,
            new TrainingResult.Trained(6.8, new TrainingCost(6.4, 1e6)),
            aCandidate().at(3).candidate());

    store().save(List.of(), List.of(best));

    assertThat(candidateRecords(reopened())).containsExactly(best);
  }

  @Test
  void whatIsSavedAgainReplacesWhatWasThere() {
    // Given
    store()
        .save(
            List.of(requested(aStudy())),
            List.of(
                candidateRecord(
                    3, new TrainingResult.Trained(6.8, new TrainingCost(6.4, 1e6)), null)));

    // When
    store()
        .save(
            List.of(requested(aStudy().withModels(9))),
            List.of(
                candidateRecord(
                    3, new TrainingResult.Diverged(90, new TrainingCost(1, 1e6)), null)));

    // Then
    assertThat(events(reopened())).containsExactly(requested(aStudy().withModels(9)));
    assertThat(candidateRecords(reopened()))
        .containsExactly(
            candidateRecord(3, new TrainingResult.Diverged(90, new TrainingCost(1, 1e6)), null));
  }

  @Test
  void resultsOfManyPopulationsAndIndicesStayApart() {
    // Given
    List<CandidateRecord> early = new ArrayList<>();
    List<CandidateRecord> late = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      early.add(
          candidateRecord(i, new TrainingResult.Trained(i % 100, new TrainingCost(1, 1e6)), null));
      late.add(
          recordOfAnotherStudy(i, new TrainingResult.Abandoned(AbandonReason.POPULATION_CLOSED)));
    }

    // When
    store().save(List.of(), early);
    store().save(List.of(), late.reversed());

    // Then
    List<CandidateRecord> all = new ArrayList<>(early);
    all.addAll(late);
    assertThat(candidateRecords(reopened())).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void replicatesOfOneNetworkStayApart() {
    // Given
    List<CandidateRecord> records =
        List.of(
            replicate(0, null),
            replicate(1, aCandidate().at(300).repeatedAs(1).candidate()),
            replicate(15, null));

    // When
    store().save(List.of(), records.subList(0, 1));
    store().save(List.of(), records.subList(1, 3));

    // Then
    assertThat(candidateRecords(reopened())).containsExactlyInAnyOrderElementsOf(records);
  }

  private static CandidateRecord replicate(int replicate, @Nullable Candidate candidate) {
    TrainingResult result = new TrainingResult.Trained(40 + replicate, new TrainingCost(6.4, 1e6));
    return new CandidateRecord(STUDY, aPopulation().id(), 300, replicate, result, candidate);
  }

  @Test
  void anEmptyStoreReadsNothing() {
    store().save(List.of(), List.of());

    assertThat(events(reopened())).isEmpty();
    assertThat(candidateRecords(reopened())).isEmpty();
  }

  private static CandidateRecord candidateRecord(
      int index, TrainingResult result, @Nullable Candidate candidate) {
    return new CandidateRecord(STUDY, aPopulation().id(), index, 0, result, candidate);
  }

  private static CandidateRecord recordOfAnotherStudy(int index, TrainingResult result) {
    PopulationId other = PopulationId.of(STUDY, 1, Purpose.CHALLENGE);
    return new CandidateRecord(STUDY, other, index, 0, result, null);
  }

  private static List<Event> events(StudyStore store) {
    List<Event> events = new ArrayList<>();
    store.forEachEvent(events::add);
    return events;
  }

  private static List<CandidateRecord> candidateRecords(StudyStore store) {
    List<CandidateRecord> records = new ArrayList<>();
    store.forEachCandidate(records::add);
    return records;
  }
}
