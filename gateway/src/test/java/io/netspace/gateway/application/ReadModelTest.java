package io.netspace.gateway.application;

import static io.netspace.contracts.Fixtures.STUDY;
import static io.netspace.contracts.Fixtures.aCandidate;
import static io.netspace.contracts.Fixtures.aProvenance;
import static io.netspace.contracts.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.contracts.Fixtures;
import io.netspace.contracts.event.PopulationExhausted;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.event.StudyPaused;
import io.netspace.contracts.event.StudyRefused;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.gateway.domain.CandidateState;
import io.netspace.gateway.domain.CandidateView;
import io.netspace.gateway.domain.CurveView;
import io.netspace.gateway.domain.EdfView;
import io.netspace.gateway.domain.RevisionView;
import io.netspace.gateway.domain.StudyState;
import io.netspace.gateway.domain.StudyView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadModelTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final double ROUNDING = 1e-9;

  private final InMemoryStudyViewStore store = new InMemoryStudyViewStore();
  private final EventLog log = new EventLog(store, Event::id, 4000);
  private final ReadModel model = new ReadModel(store, log);
  private final StudyQueries queries = new StudyQueries(store);

  static IntStream seeds() {
    return IntStream.range(0, 24);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyOrderOfTheTopicsGivesTheSameView(int seed) {
    // Given
    List<Event> story = StoryOfAStudy.whole();
    tell(story, story);
    StudyView expected = queries.study(STUDY.value());
    EdfView distributions = queries.edf(STUDY.value(), List.of(), 500);
    ReadModelTest other = new ReadModelTest();

    // When
    other.tell(StoryOfAStudy.interleaved(story, new Random(seed)), story);

    // Then
    assertThat(other.queries.study(STUDY.value())).isEqualTo(expected);
    assertThat(other.queries.edf(STUDY.value(), List.of(), 500)).isEqualTo(distributions);
    assertThat(other.queries.refinements(STUDY.value()))
        .isEqualTo(queries.refinements(STUDY.value()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aReplayChangesNothing(int seed) {
    // Given
    List<Event> story = StoryOfAStudy.whole();
    tell(story, story);
    StudyView before = queries.study(STUDY.value());
    List<LoggedEvent> told = store.events(STUDY, 0, 10_000);

    // When
    tell(StoryOfAStudy.interleaved(story, new Random(seed)), story);

    // Then
    assertThat(queries.study(STUDY.value())).isEqualTo(before);
    assertThat(store.events(STUDY, 0, 10_000)).isEqualTo(told);
  }

  @Test
  void theCountsOfEveryRevisionAddUp() {
    // Given
    List<Event> story = StoryOfAStudy.whole();

    // When
    tell(story, story);

    // Then
    StudyView view = queries.study(STUDY.value());
    assertThat(view.revisions())
        .extracting(RevisionView::name)
        .containsExactly("AnyNetX_A", "AnyNetX_B", "AnyNetX_B+non-decreasing-width");
    assertThat(view.revisions())
        .allSatisfy(
            revision -> {
              assertThat(revision.requested()).isEqualTo(16);
              assertThat(revision.sampled()).isEqualTo(16);
              assertThat(revision.trained()).isEqualTo(14);
              assertThat(revision.diverged()).isEqualTo(1);
              assertThat(revision.abandoned()).isEqualTo(1);
              assertThat(revision.outstanding()).isZero();
              assertThat(revision.trainingSeconds()).isCloseTo(15 * 6.4, within(ROUNDING));
            });
    assertThat(view.sampled()).isEqualTo(48);
    assertThat(view.bestError()).isEqualTo(21.0);
    assertThat(view.state()).isEqualTo(StudyState.CONCLUDED);
    assertThat(view.decisions()).hasSize(2);
    assertThat(view.pending()).isNull();
    assertThat(view.forecastSeconds()).isNull();
    assertThat(view.conclusion().best()).hasSize(2);
  }

  @Test
  void ofTwoOutcomesTheFirstCounts() {
    // Given
    apply(aStudy().thatIsRequested());
    apply(aCandidate().thatWaits());

    // When
    apply(aCandidate().thatWasAbandoned());
    apply(aCandidate().thatTrainedTo(3.0));

    // Then
    CandidateView view = CandidateView.of(store.candidate(id()).orElseThrow());
    assertThat(view.state()).isEqualTo(CandidateState.ABANDONED);
    assertThat(view.errorPercent()).isNull();
    assertThat(view.attempts()).isEqualTo(4);
    assertThat(store.events(STUDY, 0, 10)).hasSize(3);
  }

  @Test
  void aDivergedNetworkCountsAtItsErrorAndAnAbandonedOneNot() {
    // Given
    apply(aStudy().thatIsRequested());

    // When
    apply(aCandidate().at(0).thatTrainedTo(30.0));
    apply(aCandidate().at(1).thatDiverged());
    apply(aCandidate().at(2).thatWasAbandoned());

    // Then
    RevisionView revision = queries.study(STUDY.value()).revisions().getFirst();
    double chance = aCandidate().thatDiverged().errorPercent();
    assertThat(revision.meanError()).isCloseTo((30.0 + chance) / 2, within(ROUNDING));
    assertThat(revision.p90Error()).isCloseTo(30 + 0.9 * (chance - 30), within(ROUNDING));
    assertThat(revision.bestError()).isEqualTo(30.0);
  }

  @Test
  void aStudyIsUnknownUntilItsRequestIsKnown() {
    // Given
    List<Event> story = StoryOfAStudy.whole();

    // When
    apply(story.get(1));

    // Then
    assertThat(queries.existing(STUDY.value())).isEmpty();
    assertThat(queries.studies(null, 10)).isEmpty();
  }

  @Test
  void aProposalUnderApprovalWaitsForAPerson() {
    // Given
    List<Event> story = StoryOfAStudy.thatWaitsForAPerson();

    // When
    tell(story, story);

    // Then
    StudyView view = queries.study(STUDY.value());
    assertThat(view.state()).isEqualTo(StudyState.AWAITING_APPROVAL);
    assertThat(view.pending().refinement()).isEqualTo("ordered-widths");
    assertThat(view.pending().interval()).containsExactly(0.9, 7.3);
    assertThat(view.decisions()).hasSize(1);
  }

  @Test
  void theForecastIsTheRestOfTheLadderAtTheRateSoFar() {
    // Given
    List<Event> begin = new ArrayList<>(StoryOfAStudy.thatBegins());
    begin.forEach(this::apply);
    model.apply(aCandidate().at(0).thatWaits(), NOON);

    // When
    for (int i = 0; i < 4; i++) {
      model.apply(aCandidate().at(i).thatTrainedTo(40 + i), NOON.plusSeconds(10L * (i + 1)));
    }

    // Then: 12 left of this population, 5 refinements of 16 to come, 10 s each.
    StudyView view = queries.study(STUDY.value());
    assertThat(view.state()).isEqualTo(StudyState.EXPLORING);
    assertThat(view.forecastSeconds()).isCloseTo(10.0 * (12 + 5 * 16), within(ROUNDING));
  }

  @Test
  void thereIsNoForecastFromTwoOutcomes() {
    // Given
    apply(aStudy().thatIsRequested());

    // When
    apply(aCandidate().at(0).thatTrainedTo(40));
    apply(aCandidate().at(1).thatTrainedTo(40));

    // Then
    assertThat(queries.study(STUDY.value()).forecastSeconds()).isNull();
  }

  @Test
  void whatEndedAStudyIsItsReason() {
    // Given
    apply(aStudy().thatIsRequested());
    apply(new StudyPaused(aProvenance(0), 1));

    // When
    apply(new StudyCancelled(aProvenance(0), "Enough."));
    apply(new StudyRefused(aProvenance(0), "No network fits."));

    // Then
    StudyView view = queries.study(STUDY.value());
    assertThat(view.state()).isEqualTo(StudyState.REFUSED);
    assertThat(view.reason()).isEqualTo("No network fits.");
  }

  @Test
  void anExhaustedPopulationIsSaid() {
    // Given
    apply(aStudy().thatIsRequested());

    // When
    apply(Fixtures.anEvent(PopulationExhausted.class));

    // Then
    assertThat(queries.study(STUDY.value()).reason()).contains("Only 5 networks", "200000 draws");
  }

  @Test
  void theCurveGrowsByEpochsUntilTheRunIsKnown() {
    // Given
    List<Event> story = StoryOfAStudy.whole();
    List<Event> early = story.stream().filter(e -> !(e instanceof Outcome)).toList();

    // When
    tell(early, story);

    // Then
    CurveView curve = CurveView.of(store.candidate(id()).orElseThrow());
    assertThat(curve.complete()).isFalse();
    assertThat(curve.epochs()).hasSize(2);
    assertThat(CandidateView.of(store.candidate(id()).orElseThrow()).trainer())
        .isEqualTo("trainer-1");
  }

  @Test
  void theLogKeepsTheLatestEvents() {
    // Given
    EventLog small = new EventLog(store, Event::id, 10);
    ReadModel other = new ReadModel(store, small);

    // When
    for (int i = 0; i < 300; i++) {
      other.apply(new StudyPaused(aProvenance(0), i + 1), NOON);
    }

    // Then
    List<LoggedEvent> kept = store.events(STUDY, 0, 1000);
    assertThat(kept).hasSizeBetween(10, 10 + 256);
    assertThat(kept.getLast().sequence()).isEqualTo(300);
    assertThat(kept.getFirst().sequence()).isGreaterThan(240);
  }

  private static CandidateId id() {
    return aCandidate().candidate().id();
  }

  private void apply(Event event) {
    model.apply(event, NOON);
  }

  /** Tells events at the times of their places in the story. */
  private void tell(List<Event> events, List<Event> story) {
    events.forEach(event -> model.apply(event, StoryOfAStudy.time(story.indexOf(event))));
  }
}
