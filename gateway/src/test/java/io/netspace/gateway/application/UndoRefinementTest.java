package io.netspace.gateway.application;

import static io.netspace.gateway.application.GatewayFixture.NOON;
import static io.netspace.messaging.testing.EventFixtures.anEvent;
import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aProvenance;
import static io.netspace.model.testing.Fixtures.aRefinement;
import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.gateway.application.view.RefinementView;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.RefinementUndone;
import io.netspace.messaging.event.Requester;
import io.netspace.messaging.event.StudyConcluded;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Event;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Population;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Study;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoRefinementTest {
  private static final RefinementId FIRST = RefinementId.of(STUDY, 1);
  private static final RefinementId SECOND = RefinementId.of(STUDY, 2);

  private final List<Event> published = new ArrayList<>();
  private final GatewayFixture gateway = new GatewayFixture();
  private final UndoRefinement undoRefinement =
      new UndoRefinement(
          new CommandHandler(
              (event, _) -> published.add(event),
              gateway.model,
              () -> true,
              Clock.fixed(NOON, ZoneOffset.UTC),
              "test"),
          gateway.queries);

  @Test
  void anUndoingIsPublishedAndKnownAtOnce() {
    // Given
    gateway.deliver(StudyScenario.entries(StudyScenario.decisionsOnly(STUDY)));

    // When
    RefinementView view = undo(FIRST);

    // Then
    assertThat(view.decision().undone().reviewer()).isEqualTo("grace");
    assertThat(published)
        .singleElement()
        .isInstanceOfSatisfying(
            RefinementUndone.class,
            undone -> {
              assertThat(undone.refinement()).isEqualTo(FIRST);
              assertThat(undone.provenance().revision()).isEqualTo(1);
              assertThat(undone.reason()).isEqualTo("The images were wrong.");
            });
  }

  @Test
  void onlyWhatWasAcceptedCanBeUndone() {
    // Given
    gateway.deliver(StudyScenario.entries(StudyScenario.withUndoneBranch(STUDY)));

    // When / Then
    assertRefused(FIRST, "refinement (demo-4f1c02ab.r1) was undone by grace already.");
    assertRefused(
        SECOND,
        "refinement (demo-4f1c02ab.r2) is inconclusive; only an accepted one can be undone.");
  }

  @Test
  void descendantsOfAnUndoneRefinementCannotBeUndone() {
    // Given
    gateway.deliver(StudyScenario.entries(StudyScenario.decisionsOnly(STUDY)));
    gateway.deliver(
        new RefinementDecided(
            aProvenance(2),
            SECOND,
            aRefinement(),
            StudyScenario.ofTheSecondProposal(),
            Decision.ACCEPTED,
            "ada"));
    undo(FIRST);

    // When / Then
    assertRefused(
        SECOND, "refinement (demo-4f1c02ab.r2) is out already: a refinement before it was undone.");
  }

  @Test
  void nothingIsUndoneInAStudyThatHasEnded() {
    // Given
    gateway.deliver(StudyScenario.entries(StudyScenario.decisionsOnly(STUDY)));
    gateway.deliver(anEvent(StudyConcluded.class));

    // When / Then
    assertRefused(FIRST, "refinement (demo-4f1c02ab.r1) belongs to a study that is CONCLUDED.");
  }

  @Test
  void nothingIsUndoneOnceGeneralizationTestsHaveBegun() {
    // Given
    gateway.deliver(StudyScenario.entries(StudyScenario.decisionsOnly(STUDY)));
    Study study = aStudy().study();
    gateway.deliver(
        new PopulationRequested(
            aProvenance(1),
            Population.under(GeneralizationTest.FLOPS_X2, STUDY, 1),
            study.space(),
            study.dataSet(),
            study.regime(),
            8));

    // When / Then
    assertRefused(
        FIRST,
        "refinement (demo-4f1c02ab.r1) belongs to a study whose ladder is done: its final space is"
            + " challenged.");
  }

  private void assertRefused(RefinementId refinement, String sentence) {
    assertThatThrownBy(() -> undo(refinement))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT))
        .hasMessage(sentence);
  }

  private RefinementView undo(RefinementId refinement) {
    return undoRefinement.undo(
        refinement.value(),
        "grace",
        "The images were wrong.",
        new Requester("grace", "127.0.0.1"),
        _ -> true);
  }
}
