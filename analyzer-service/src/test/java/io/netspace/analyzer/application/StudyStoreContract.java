package io.netspace.analyzer.application;

import static io.netspace.contracts.Fixtures.STUDY;
import static io.netspace.contracts.Fixtures.aCandidate;
import static io.netspace.contracts.Fixtures.aPopulation;
import static io.netspace.contracts.Fixtures.aStudy;
import static io.netspace.contracts.Fixtures.everyEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.analyzer.domain.CandidateFate;
import io.netspace.analyzer.domain.Effort;
import io.netspace.analyzer.domain.Fate;
import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.Purpose;
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
  void tellsEveryKindOfEvent() {
    store().keep(everyEvent(), List.of());

    assertThat(events(reopened())).containsExactlyInAnyOrderElementsOf(everyEvent());
  }

  @Test
  void tellsEveryKindOfFate() {
    // Given
    List<CandidateFate> fates = new ArrayList<>();
    fates.add(fate(0, new Fate.Trained(42.5, new Effort(6.4, 1e6)), null));
    fates.add(fate(1, new Fate.Diverged(90, new Effort(3.2, 1e6)), null));
    for (AbandonReason reason : AbandonReason.values()) {
      fates.add(fate(fates.size(), new Fate.Abandoned(reason), null));
    }

    // When
    store().keep(List.of(), fates);

    // Then
    assertThat(fates(reopened())).containsExactlyInAnyOrderElementsOf(fates);
  }

  @Test
  void keepsTheCandidateWhereItIsGiven() {
    CandidateFate best =
        fate(3, new Fate.Trained(6.8, new Effort(6.4, 1e6)), aCandidate().at(3).candidate());

    store().keep(List.of(), List.of(best));

    assertThat(fates(reopened())).containsExactly(best);
  }

  @Test
  void whatIsKeptAgainTakesThePlaceOfWhatWasThere() {
    // Given
    store()
        .keep(
            List.of(aStudy().thatIsRequested()),
            List.of(fate(3, new Fate.Trained(6.8, new Effort(6.4, 1e6)), null)));

    // When
    store()
        .keep(
            List.of(aStudy().withModels(9).thatIsRequested()),
            List.of(fate(3, new Fate.Diverged(90, new Effort(1, 1e6)), null)));

    // Then
    assertThat(events(reopened())).containsExactly(aStudy().withModels(9).thatIsRequested());
    assertThat(fates(reopened()))
        .containsExactly(fate(3, new Fate.Diverged(90, new Effort(1, 1e6)), null));
  }

  @Test
  void fatesOfManyPopulationsAndIndicesDoNotMeet() {
    // Given
    List<CandidateFate> early = new ArrayList<>();
    List<CandidateFate> late = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      early.add(fate(i, new Fate.Trained(i % 100, new Effort(1, 1e6)), null));
      late.add(ofAnother(i, new Fate.Abandoned(AbandonReason.POPULATION_CLOSED)));
    }

    // When
    store().keep(List.of(), early);
    store().keep(List.of(), late.reversed());

    // Then
    List<CandidateFate> all = new ArrayList<>(early);
    all.addAll(late);
    assertThat(fates(reopened())).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void replicatesOfOneNetworkDoNotMeet() {
    // Given
    List<CandidateFate> fates =
        List.of(
            replicate(0, null),
            replicate(1, aCandidate().at(300).repeatedAs(1).candidate()),
            replicate(15, null));

    // When
    store().keep(List.of(), fates.subList(0, 1));
    store().keep(List.of(), fates.subList(1, 3));

    // Then
    assertThat(fates(reopened())).containsExactlyInAnyOrderElementsOf(fates);
  }

  private static CandidateFate replicate(int replicate, @Nullable Candidate candidate) {
    Fate fate = new Fate.Trained(40 + replicate, new Effort(6.4, 1e6));
    return new CandidateFate(STUDY, aPopulation().id(), 300, replicate, fate, candidate);
  }

  @Test
  void nothingKeptIsNothingTold() {
    store().keep(List.of(), List.of());

    assertThat(events(reopened())).isEmpty();
    assertThat(fates(reopened())).isEmpty();
  }

  private static CandidateFate fate(int index, Fate fate, @Nullable Candidate candidate) {
    return new CandidateFate(STUDY, aPopulation().id(), index, 0, fate, candidate);
  }

  private static CandidateFate ofAnother(int index, Fate fate) {
    PopulationId other = PopulationId.of(STUDY, 1, Purpose.CHALLENGE);
    return new CandidateFate(STUDY, other, index, 0, fate, null);
  }

  private static List<Event> events(StudyStore store) {
    List<Event> events = new ArrayList<>();
    store.forEachEvent(events::add);
    return events;
  }

  private static List<CandidateFate> fates(StudyStore store) {
    List<CandidateFate> fates = new ArrayList<>();
    store.forEachFate(fates::add);
    return fates;
  }
}
