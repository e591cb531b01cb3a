package io.netspace.analyzer.application;

import static io.netspace.messaging.testing.EventFixtures.requested;
import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static io.netspace.model.testing.Fixtures.aProvenance;
import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.analyzer.domain.population.TrainingResult;
import io.netspace.messaging.event.DesignSpacePublished;
import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.RefinementProposed;
import io.netspace.messaging.event.RefinementReviewed;
import io.netspace.messaging.event.Review;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.messaging.event.StudyConcluded;
import io.netspace.messaging.event.StudyRefused;
import io.netspace.messaging.testing.Disturbance;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Event;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.Population;
import io.netspace.model.study.RefinementId;
import io.netspace.model.testing.StudyFixture;
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
  void aRestartedAnalyzerPublishesNothingTwice() {
    // Given
    deliver(requested(aStudy()));
    int published = log.size();

    // When
    restart();
    analyzer.advance();

    // Then
    assertThat(log).hasSize(published);
  }

  @Test
  void anAnalyzerThatLostItsStoreResumesFromTheLog() {
    // Given
    List<Event> consumed = runToTheEnd(aStudy());
    List<Event> saidAgain = new ArrayList<>();
    RefineDesignSpace empty =
        new RefineDesignSpace(new InMemoryStudyStore(), saidAgain::add, "test");

    // When
    empty.apply(Disturbance.inOrder(consumed));
    empty.apply(Disturbance.inOrder(log));
    empty.advance();

    // Then
    assertThat(saidAgain).isEmpty();
  }

  @Test
  void aStoreThatLostEverythingIsFilledByRedelivery() {
    // Given
    deliver(requested(aStudy()));
    List<Event> outcomes = ScriptedLoop.answer((PopulationRequested) log.getLast());
    deliverAll(outcomes.subList(0, 5));
    InMemoryStudyStore before = store.copy();

    // When
    store.clear();
    deliver(requested(aStudy()));
    deliverAll(List.copyOf(log));
    deliverAll(outcomes.subList(0, 5));

    // Then
    assertThat(store.events()).containsExactlyInAnyOrderElementsOf(before.events());
    assertThat(store.records()).containsExactlyInAnyOrderElementsOf(before.records());
  }

  @Test
  void ofTwoOutcomesOfACandidateTheFirstIsKeptWhateverIsRedelivered() {
    // Given
    deliver(requested(aStudy()));
    deliverAll(List.of(aCandidate().at(0).thatTrainedTo(42)));

    // When
    deliverAll(List.of(aCandidate().at(0).thatDiverged(), aCandidate().at(0).thatTrainedTo(10)));
    restart();
    deliverAll(List.of(aCandidate().at(0).thatWasAbandoned()));

    // Then
    assertThat(store.records())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.result())
                  .isEqualTo(TrainingResult.of(aCandidate().thatTrainedTo(42)));
              assertThat(kept.candidate()).isEqualTo(aCandidate().at(0).candidate());
            });
  }

  @Test
  void theFirstReviewCountsWhateverFollows() {
    // Given
    StudyFixture study = aStudy().underApproval();
    runToTheEnd(study);
    assertThat(log.getLast()).isInstanceOf(RefinementProposed.class);

    // When
    deliverAll(List.of(review(Review.REJECT, "ada"), review(Review.APPROVE, "bob")));
    restart();
    deliverAll(List.of(review(Review.APPROVE, "bob")));

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
    deliverAll(List.of(requested(aStudy()), new StudyCancelled(aProvenance(0), "enough")));

    assertThat(log).isEmpty();
  }

  @Test
  void aStudyCancelledOnItsWayGoesNoFurtherAfterARestart() {
    // Given
    deliver(requested(aStudy()));
    List<Event> outcomes = ScriptedLoop.answer((PopulationRequested) log.getLast());
    deliver(new StudyCancelled(aProvenance(0), "enough"));
    int published = log.size();

    // When
    restart();
    deliverAll(outcomes);

    // Then
    assertThat(log).hasSize(published);
    assertThat(analyzer.status().openStudies()).isZero();
  }

  @Test
  void whatEndsAStudyIsKnownAfterARestart() {
    // Given
    deliver(requested(aStudy()));
    analyzer.apply(
        Disturbance.inOrder(
            List.of(
                aCandidate()
                    .thatWasAbandonedFor(
                        AbandonReason.DATA_SET_UNUSABLE, "Folder /nowhere does not exist."))));

    // When
    restart();
    analyzer.advance();

    // Then
    assertThat(log.getLast())
        .isInstanceOfSatisfying(
            StudyRefused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo("Folder /nowhere does not exist.");
              assertThat(refused.hadBegun()).isTrue();
            });
    assertThat(log).filteredOn(PopulationClosed.class::isInstance).hasSize(1);
    assertThat(analyzer.status().openStudies()).isZero();
  }

  @Test
  void whatTheFirstOutcomeWasTrainedOnIsToldToTrainersAfterARestart() {
    // Given
    deliver(requested(aStudy()));
    PopulationRequested first = (PopulationRequested) log.getLast();
    assertThat(first.dataSetDigest()).isNull();
    for (int i = 0; i < first.upToIndex(); i++) {
      analyzer.apply(Disturbance.inOrder(List.of(aCandidate().at(i).thatTrainedOn("aaaa", 50))));
    }

    // When
    restart();
    analyzer.advance();

    // Then
    assertThat(log.getLast())
        .isInstanceOfSatisfying(
            PopulationRequested.class,
            second -> assertThat(second.dataSetDigest()).isEqualTo("aaaa"));
  }

  @Test
  void anOutcomeThatCannotBeIsRefusedAndTheOthersTakeEffect() {
    deliver(requested(aStudy()));

    assertThatThrownBy(() -> deliver(aCandidate().at(Population.MAX_SIZE).thatTrainedTo(1)))
        .isInstanceOf(IllegalArgumentException.class);
    deliver(aCandidate().at(1).thatTrainedTo(42));

    assertThat(store.records()).map(CandidateRecord::index).containsExactly(1);
  }

  @Test
  void reportsItsStatus() {
    List<Event> consumed = runToTheEnd(aStudy().withId("other-1"));
    deliver(requested(aStudy()));

    assertThat(analyzer.status().openStudies()).isOne();
    assertThat(analyzer.status().outcomes())
        .isEqualTo(consumed.stream().filter(Outcome.class::isInstance).count());
    assertThat(analyzer.status().decisions().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(5);
  }

  @Test
  void twoStudiesAreIndependent() {
    // Given
    deliverAll(List.of(requested(aStudy().withId("other-1")), requested(aStudy())));

    // When
    deliver(new StudyCancelled(aProvenance(0), "enough"));

    // Then
    assertThat(log).filteredOn(DesignSpacePublished.class::isInstance).hasSize(2);
    assertThat(analyzer.status().openStudies()).isOne();
  }

  /** Runs a study until nothing more is published; returns the events of the other services. */
  private List<Event> runToTheEnd(StudyFixture study) {
    List<Event> consumed = new ArrayList<>(List.of(requested(study)));
    deliver(requested(study));
    for (int answered = 0; answered < log.size(); answered++) {
      if (log.get(answered) instanceof PopulationRequested request) {
        List<Event> answer = ScriptedLoop.answer(request);
        consumed.addAll(answer);
        answer.forEach(this::deliver);
      }
    }
    return consumed;
  }

  private void deliver(Event event) {
    deliverAll(List.of(event));
  }

  private void deliverAll(List<? extends Event> events) {
    analyzer.apply(Disturbance.inOrder(events));
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
