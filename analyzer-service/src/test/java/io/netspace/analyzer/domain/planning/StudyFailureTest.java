package io.netspace.analyzer.domain.planning;

import static io.netspace.model.testing.Fixtures.aCandidate;
import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.Population;
import io.netspace.model.testing.CandidateFixture;
import io.netspace.model.testing.StudyFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StudyFailureTest {
  private static final int PILOT = 20;
  private static final String MISSING = "Folder /nowhere does not exist.";

  @Test
  void aDataSetThatCannotBeUsedEndsTheStudyWithItsSentence() {
    // Given
    PlannedStudy planned = begun(aStudy());

    // When
    planned.history().recordOutcome(unusable(aCandidate()));

    // Then
    assertThat(takeSteps(planned))
        .satisfiesExactly(
            closing ->
                assertThat(closing)
                    .isEqualTo(new StudyStep.ClosePopulation(aCandidate().population(), MISSING)),
            end -> assertThat(end).isEqualTo(new StudyStep.FailStudy(MISSING)));
  }

  @Test
  void aDataSetThatChangedEndsTheStudyThoughAllNetworksWereTrained() {
    // Given
    PlannedStudy planned = begun(aStudy());
    train(planned, one -> one.thatTrainedOn("aaaa", 50));
    assertThat(planned.next()).get().isInstanceOf(StudyStep.PublishSpace.class);

    // When
    planned.history().recordOutcome(aCandidate().at(PILOT).thatTrainedOn("bbbb", 5));

    // Then
    assertThat(failure(planned)).contains("The data set changed", "aaaa", "bbbb");
  }

  @Test
  void anOutcomeThatDoesNotCountSaysNothingOfTheDataSet() {
    // Given
    PlannedStudy planned = begun(aStudy());
    planned.history().recordOutcome(aCandidate().thatTrainedOn("aaaa", 50));

    // When
    planned.history().recordOutcome(aCandidate().thatTrainedOn("bbbb", 50));

    // Then
    assertThat(planned.next()).isEmpty();
    assertThat(planned.history().dataSetDigest()).isEqualTo("aaaa");
  }

  @Test
  void aStudyThatTrainedNothingFails() {
    // Given
    PlannedStudy planned = begun(aStudy().underApproval());

    // When
    train(planned, CandidateFixture::thatWasAbandoned);

    // Then
    assertThat(failure(planned))
        .isEqualTo(
            "None of the first 20 networks of AnyNetX_A was trained; of the first abandoned one: Delivered 4 times, and never finished.");
  }

  @Test
  void oneTrainedNetworkIsEnoughToGoOn() {
    // Given
    PlannedStudy planned = begun(aStudy());
    planned.history().recordOutcome(aCandidate().at(PILOT - 1).thatTrainedTo(50));

    // When
    train(planned, CandidateFixture::thatWasAbandoned);

    // Then
    assertThat(planned.next()).get().isInstanceOf(StudyStep.PublishSpace.class);
  }

  @Test
  void aChallengerOfWhichNothingWasTrainedIsNotProposed() {
    // Given
    PlannedStudy planned = begun(aStudy().underApproval());
    train(planned, one -> one.thatTrainedTo(50));
    takeSteps(planned);

    // When
    List<StudyStep> steps = new ArrayList<>();
    while (steps.stream().noneMatch(step -> step instanceof StudyStep.Decide)) {
      steps.addAll(answerWithAbandonment(planned));
    }

    // Then
    assertThat(steps).noneMatch(StudyStep.Propose.class::isInstance);
    assertThat(steps)
        .filteredOn(StudyStep.Decide.class::isInstance)
        .first()
        .extracting(step -> ((StudyStep.Decide) step).decision())
        .isEqualTo(Decision.INCONCLUSIVE);
  }

  /** Abandons all that was requested of challengers, trains what was of the start; then steps. */
  private static List<StudyStep> answerWithAbandonment(PlannedStudy planned) {
    for (int revision = 0;
        revision <= planned.history().revisions().latest().number();
        revision++) {
      Population population =
          Population.of(aStudy().study().id(), planned.history().revisions().revision(revision));
      int size = planned.history().state(population.id()).upToIndex();
      for (int i = 0; i < size; i++) {
        CandidateFixture one = aCandidate().ofPopulation(population).at(i);
        planned
            .history()
            .recordOutcome(revision == 0 ? one.thatTrainedTo(50) : one.thatWasAbandoned());
      }
    }
    return takeSteps(planned);
  }

  private static Outcome unusable(CandidateFixture candidate) {
    return candidate.thatWasAbandonedFor(AbandonReason.DATA_SET_UNUSABLE, MISSING);
  }

  /** A study whose starting space is published, and its population requested. */
  private static PlannedStudy begun(StudyFixture study) {
    PlannedStudy planned = PlannedStudy.of(study.withModels(40).study());
    takeSteps(planned);
    return planned;
  }

  private static void train(PlannedStudy planned, Function<CandidateFixture, Outcome> outcome) {
    for (int i = 0; i < PILOT; i++) {
      planned.history().recordOutcome(outcome.apply(aCandidate().at(i)));
    }
  }

  private static String failure(PlannedStudy planned) {
    return ((StudyStep.FailStudy) takeSteps(planned).getLast()).reason();
  }

  private static List<StudyStep> takeSteps(PlannedStudy planned) {
    List<StudyStep> steps = new ArrayList<>();
    Optional<StudyStep> step = planned.next();
    while (step.isPresent()) {
      steps.add(step.get());
      apply(planned.history(), step.get());
      step = isTheEnd(step.get()) ? Optional.empty() : planned.next();
    }
    return steps;
  }

  private static boolean isTheEnd(StudyStep step) {
    return step instanceof StudyStep.FailStudy || step instanceof StudyStep.ConcludeStudy;
  }

  private static void apply(StudyHistory history, StudyStep step) {
    switch (step) {
      case StudyStep.PublishSpace s -> history.published(s.revision());
      case StudyStep.GrowPopulation s ->
          history.populationRequested(s.population(), s.upToIndex(), 1, true);
      case StudyStep.FixReference s -> history.referenceFixed(s.reference());
      case StudyStep.Propose s -> history.proposed(s);
      case StudyStep.Decide s -> history.decided(s.id(), s.decision(), s.evidence());
      case StudyStep.ClosePopulation s -> history.closed(s.population());
      case StudyStep.RefuseStudy _, StudyStep.FailStudy _, StudyStep.ConcludeStudy _ -> {}
    }
  }
}
