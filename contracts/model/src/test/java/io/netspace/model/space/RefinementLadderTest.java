package io.netspace.model.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefinementLadderTest {
  private static final List<Refinement> PAPER = KnownRefinements.of(Ladder.PAPER);

  private static List<String> names(List<Refinement> refinements) {
    return refinements.stream().map(Refinement::name).toList();
  }

  @Test
  void allStepsRemainBeforeTheFirst() {
    // When
    List<Refinement> remaining = RefinementLadder.remaining(PAPER, Set.of());

    // Then
    assertThat(remaining).isEqualTo(PAPER);
  }

  @Test
  void stepsAfterTheLastTriedRemainAndSkippedOnesDoNot() {
    // Given
    Set<String> tried = Set.of("shared-bottleneck-ratio", "non-decreasing-widths", "not-of-these");

    // When
    List<Refinement> remaining = RefinementLadder.remaining(PAPER, tried);

    // Then
    assertThat(names(remaining)).containsExactly("non-decreasing-depths", "linear-widths");
  }

  @Test
  void theNextStepIsTheFirstThatChangesTheSpace() {
    // Given
    DesignSpace sharedAlready = KnownSpaces.anyNetXA().with(PAPER.getFirst().constraint());

    // When, then
    assertThat(RefinementLadder.next(PAPER, Set.of(), sharedAlready)).hasValue(PAPER.get(1));
    assertThat(RefinementLadder.next(PAPER, Set.of(), KnownSpaces.anyNetXA()))
        .hasValue(PAPER.getFirst());
  }

  @Test
  void nothingIsNextAfterTheLastStep() {
    // Given
    Set<String> tried = Set.of(PAPER.getLast().name());

    // When, then
    assertThat(RefinementLadder.remaining(PAPER, tried)).isEmpty();
    assertThat(RefinementLadder.next(PAPER, tried, KnownSpaces.anyNetXA())).isEmpty();
  }
}
