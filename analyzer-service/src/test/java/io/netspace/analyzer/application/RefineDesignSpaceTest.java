package io.netspace.analyzer.application;

import static io.netspace.contracts.Fixtures.STUDY;
import static io.netspace.contracts.Fixtures.aCandidate;
import static io.netspace.contracts.Fixtures.aProvenance;
import static io.netspace.contracts.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.analyzer.domain.CandidateFate;
import io.netspace.analyzer.domain.Fate;
import io.netspace.contracts.Disturbance;
import io.netspace.contracts.StudyFixture;
import io.netspace.contracts.event.DesignSpacePublished;
import io.netspace.contracts.event.PopulationClosed;
import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.RefinementProposed;
import io.netspace.contracts.event.RefinementReviewed;
import io.netspace.contracts.event.Review;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.RefinementId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefineDesignSpaceTest {
  private final InMemoryStudyStore store = new InMemoryStudyStore();
  private final List<Event> log = new ArrayList<>();
  private RefineDesignSpace analyzer = new RefineDesignSpace(store, log::add, "test");

  @Test
  void aStudyRunsToItsConclusion() {
    runToTheEnd(aStudy());

    assertThat(log.getLast()).isInstanceOf(StudyConcluded.class);
    assertThat(log).filteredOn(PopulationRequested.class::isInstance).hasSize(6);
    assertThat(log).filteredOn(PopulationClosed.class::isInstance).hasSize(6);
  }

  @Test
  void aRestartedAnalyzerSaysNothingTwice() {
    // Given
    hear(aStudy().thatIsRequested());
    int said = log.size();

    // When
    restart();
    analyzer.advance();

    // Then
    assertThat(log).hasSize(said);
  }

  @Test
  void anAnalyzerThatLostItsStoreFindsItsPlaceInTheLog() {
    // Given
    List<Event> heard = runToTheEnd(aStudy());
    List<Event> saidAgain = new ArrayList<>();
    RefineDesignSpace empty =
        new RefineDesignSpace(new InMemoryStudyStore(), saidAgain::add, "test");

    // When
    empty.apply(Disturbance.none(heard));
    empty.apply(Disturbance.none(log));
    empty.advance();

    // Then
    assertThat(saidAgain).isEmpty();
  }

  @Test
  void aStoreThatLostEverythingIsFilledByHearingAgain() {
    // Given
    hear(aStudy().thatIsRequested());
    List<Event> outcomes = ScriptedLoop.answer((PopulationRequested) log.getLast());
    tell(outcomes.subList(0, 5));
    InMemoryStudyStore before = store.copy();

    // When
    store.lose();
    hear(aStudy().thatIsRequested());
    tell(List.copyOf(log));
    tell(outcomes.subList(0, 5));

    // Then
    assertThat(store.events()).containsExactlyInAnyOrderElementsOf(before.events());
    assertThat(store.fates()).containsExactlyInAnyOrderElementsOf(before.fates());
  }

  @Test
  void ofTwoOutcomesOfACandidateTheFirstIsKeptWhateverIsHeardAgain() {
    // Given
    hear(aStudy().thatIsRequested());
    tell(List.of(aCandidate().at(0).thatTrainedTo(42)));

    // When
    tell(List.of(aCandidate().at(0).thatDiverged(), aCandidate().at(0).thatTrainedTo(10)));
    restart();
    tell(List.of(aCandidate().at(0).thatWasAbandoned()));

    // Then
    assertThat(store.fates())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.fate()).isEqualTo(Fate.of(aCandidate().thatTrainedTo(42)));
              assertThat(kept.candidate()).isEqualTo(aCandidate().at(0).candidate());
            });
  }

  @Test
  void theFirstReviewCountsWhateverIsHeardAfterIt() {
    // Given
    StudyFixture study = aStudy().underApproval();
    runToTheEnd(study);
    assertThat(log.getLast()).isInstanceOf(RefinementProposed.class);

    // When
    tell(List.of(review(Review.REJECT, "ada"), review(Review.APPROVE, "bob")));
    restart();
    tell(List.of(review(Review.APPROVE, "bob")));

    // Then
    assertThat(log)
        .filteredOn(RefinementDecided.class::isInstance)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(((RefinementDecided) event).decidedBy()).isEqualTo("ada");
              assertThat(((RefinementDecided) event).decision()).isEqualTo(Decision.REJECTED);
            });
  }

  @Test
  void aCancelledStudyGoesNoFurther() {
    tell(List.of(aStudy().thatIsRequested(), new StudyCancelled(aProvenance(0), "enough")));

    assertThat(log).isEmpty();
  }

  @Test
  void aStudyCancelledOnItsWayGoesNoFurtherAfterARestart() {
    // Given
    hear(aStudy().thatIsRequested());
    List<Event> outcomes = ScriptedLoop.answer((PopulationRequested) log.getLast());
    hear(new StudyCancelled(aProvenance(0), "enough"));
    int said = log.size();

    // When
    restart();
    tell(outcomes);

    // Then
    assertThat(log).hasSize(said);
    assertThat(analyzer.standing().openStudies()).isZero();
  }

  @Test
  void anOutcomeThatCannotBeIsRefusedAndTheOthersTakeEffect() {
    hear(aStudy().thatIsRequested());

    assertThatThrownBy(() -> hear(aCandidate().at(100_000).thatTrainedTo(1)))
        .isInstanceOf(IllegalArgumentException.class);
    hear(aCandidate().at(1).thatTrainedTo(42));

    assertThat(store.fates()).map(CandidateFate::index).containsExactly(1);
  }

  @Test
  void tellsWhereItStands() {
    List<Event> heard = runToTheEnd(aStudy().withId("other-1"));
    hear(aStudy().thatIsRequested());

    assertThat(analyzer.standing().openStudies()).isOne();
    assertThat(analyzer.standing().outcomes())
        .isEqualTo(heard.stream().filter(Outcome.class::isInstance).count());
    assertThat(analyzer.standing().decisions().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(5);
  }

  @Test
  void twoStudiesDoNotMeet() {
    // Given
    tell(List.of(aStudy().withId("other-1").thatIsRequested(), aStudy().thatIsRequested()));

    // When
    hear(new StudyCancelled(aProvenance(0), "enough"));

    // Then
    assertThat(log).filteredOn(DesignSpacePublished.class::isInstance).hasSize(2);
    assertThat(analyzer.standing().openStudies()).isOne();
  }

  /** Runs a study until nothing more is said; gives all that was heard of others. */
  private List<Event> runToTheEnd(StudyFixture study) {
    List<Event> heard = new ArrayList<>(List.of(study.thatIsRequested()));
    hear(study.thatIsRequested());
    for (int answered = 0; answered < log.size(); answered++) {
      if (log.get(answered) instanceof PopulationRequested request) {
        List<Event> answer = ScriptedLoop.answer(request);
        heard.addAll(answer);
        answer.forEach(this::hear);
      }
    }
    return heard;
  }

  private void hear(Event event) {
    tell(List.of(event));
  }

  private void tell(List<? extends Event> events) {
    analyzer.apply(Disturbance.none(events));
    analyzer.advance();
  }

  private void restart() {
    analyzer = new RefineDesignSpace(store, log::add, "test");
  }

  private static RefinementReviewed review(Review review, String reviewer) {
    return new RefinementReviewed(
        aProvenance(1), RefinementId.of(STUDY, 1), review, reviewer, "because");
  }
}
