package io.netspace.local.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.gateway.application.view.StudyView;
import org.junit.jupiter.api.Test;

class ProgressReportTest {
  @Test
  void theCurrentStateHasRevisionCountsErrorsAndForecast() {
    assertThat(ProgressReport.currentState(StudyViewFixture.exploring()))
        .isEqualTo("AnyNetX_A 9/14 trained · mean error 41.0 % · best 22.1 % · at most 3 min left");
  }

  @Test
  void aWaitForALargerTrainerIsToldOnceAndStaysVisible() {
    // Given
    StudyView waiting = StudyViewFixture.waiting();
    // When / Then
    assertThat(ProgressReport.changesSince(StudyViewFixture.exploring(), waiting))
        .containsExactly("1 candidate waits.");
    assertThat(ProgressReport.changesSince(waiting, waiting)).isEmpty();
    assertThat(ProgressReport.currentState(waiting)).contains("waits for a larger trainer");
  }

  @Test
  void theCurrentStateComparesTheChallengerWithTheIncumbentAlone() {
    assertThat(ProgressReport.currentState(StudyViewFixture.comparing()))
        .isEqualTo(
            "AnyNetX_A+shared-groupWidth 3/14 trained · mean error 41.0 → 43.5 % · best 20.0 %");
  }

  @Test
  void nothingIsReportedTwice() {
    // Given
    StudyView study = StudyViewFixture.concluded();
    // When / Then
    assertThat(ProgressReport.changesSince(study, study)).isEmpty();
  }

  @Test
  void eachDecisionRevisionAndEndHasItsLine() {
    assertThat(
            ProgressReport.changesSince(StudyViewFixture.exploring(), StudyViewFixture.concluded()))
        .containsExactly(
            "shared bottleneck ratio (simplification): accepted by analyzer: at most 1.2 points"
                + " worse",
            "AnyNetX_B, 10^9.1 networks: up to 60 pairs to compare",
            "concluded on AnyNetX_B, 10^9.1 networks, best error 20.0 %; 27 trained, 1 diverged, 0"
                + " abandoned");
  }

  @Test
  void theNumberOfReplicatesIsReported() {
    assertThat(
            ProgressReport.changesSince(
                StudyViewFixture.exploring(), StudyViewFixture.replicated()))
        .contains(
            "AnyNetX_B, 10^9.1 networks: up to 60 pairs to compare, each network trained 2 times");
  }

  @Test
  void theEndOfTheLadderIsReportedBeforeTheConclusion() {
    // Given
    StudyView concluding = StudyViewFixture.concluding();
    // When / Then
    assertThat(ProgressReport.changesSince(StudyViewFixture.comparing(), concluding))
        .containsExactly("the ladder is done, 2 outstanding");
    assertThat(ProgressReport.currentState(concluding))
        .contains("the ladder is done, 2 outstanding");
  }

  @Test
  void anUndoneDecisionIsReportedOnce() {
    // Given
    StudyView undone = StudyViewFixture.undone();
    // When / Then
    assertThat(ProgressReport.changesSince(StudyViewFixture.concluded(), undone))
        .contains("shared bottleneck ratio: undone by grace, \"The images were wrong.\"");
    assertThat(ProgressReport.changesSince(undone, undone)).isEmpty();
  }

  @Test
  void theReasonOfAnEarlyEndIsReported() {
    assertThat(
            ProgressReport.changesSince(
                StudyViewFixture.exploring(), StudyViewFixture.budgetExhausted()))
        .last()
        .asString()
        .endsWith("0 abandoned; The budget of 28 trainings is used up: 28 were asked for.");
  }

  @Test
  void theFirstReportNamesTheRunningComparison() {
    assertThat(ProgressReport.changesSince(null, StudyViewFixture.exploring()))
        .containsExactly("AnyNetX_A, 10^10.3 networks: the starting space");
  }
}
