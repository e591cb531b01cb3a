package io.netspace.gateway.application;

import static io.netspace.contracts.Fixtures.STUDY;
import static io.netspace.contracts.Fixtures.aProvenance;
import static io.netspace.contracts.Fixtures.aRefinement;
import static io.netspace.contracts.Fixtures.aStudy;
import static io.netspace.contracts.Fixtures.anEvent;
import static io.netspace.gateway.application.Gateway.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.RefinementUndone;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.vocabulary.Challenge;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.gateway.domain.RefinementView;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoRefinementTest {
  private static final RefinementId FIRST = RefinementId.of(STUDY, 1);
  private static final RefinementId SECOND = RefinementId.of(STUDY, 2);

  private final List<Event> published = new ArrayList<>();
  private final Gateway gateway = new Gateway();
  private final UndoRefinement undoRefinement =
      new UndoRefinement(
          new Desk(
              (event, _) -> published.add(event),
              gateway.model,
              () -> true,
              Clock.fixed(NOON, ZoneOffset.UTC),
              "test"),
          gateway.queries);

  @Test
  void anUndoingIsPublishedAndKnownAtOnce() {
    // Given
    gateway.tell(StoryOfAStudy.entries(StoryOfAStudy.ofDecisions(STUDY)));

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
    gateway.tell(StoryOfAStudy.entries(StoryOfAStudy.thatBranches(STUDY)));

    // When / Then
    assertRefused(FIRST, "refinement (demo-4f1c02ab.r1) was undone by grace already.");
    assertRefused(
        SECOND,
        "refinement (demo-4f1c02ab.r2) is inconclusive; only an accepted one can be undone.");
  }

  @Test
  void whatCameFromAnUndoneRefinementIsOutAlready() {
    // Given
    gateway.tell(StoryOfAStudy.entries(StoryOfAStudy.ofDecisions(STUDY)));
    gateway.tell(
        new RefinementDecided(
            aProvenance(2),
            SECOND,
            aRefinement(),
            StoryOfAStudy.ofTheSecondProposal(),
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
    gateway.tell(StoryOfAStudy.entries(StoryOfAStudy.ofDecisions(STUDY)));
    gateway.tell(anEvent(StudyConcluded.class));

    // When / Then
    assertRefused(FIRST, "refinement (demo-4f1c02ab.r1) belongs to a study that is CONCLUDED.");
  }

  @Test
  void nothingIsUndoneOnceTheFinalSpaceIsChallenged() {
    // Given
    gateway.tell(StoryOfAStudy.entries(StoryOfAStudy.ofDecisions(STUDY)));
    Study study = aStudy().study();
    gateway.tell(
        new PopulationRequested(
            aProvenance(1),
            Population.under(Challenge.FLOPS_X2, STUDY, 1),
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
    return undoRefinement.undo(refinement.value(), "grace", "The images were wrong.", _ -> true);
  }
}
