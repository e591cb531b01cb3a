package io.netspace.sampler.domain.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.study.PopulationId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final PopulationId INCUMBENT = new PopulationId("study.r0.explore");
  private static final PopulationId CHALLENGER = new PopulationId("study.r1.challenge");

  @Test
  void thePopulationThatHasLeastIsNext() {
    // Given
    Backlog backlog =
        new Backlog(List.of(progress(INCUMBENT, 16, 9), progress(CHALLENGER, 16, 8)), 32);

    // When
    var next = backlog.next();

    // Then
    assertThat(next).contains(CHALLENGER);
    assertThat(backlog.sampled()).isEqualTo(17);
  }

  @Test
  void populationsGrowInTurn() {
    // Given
    Backlog backlog =
        new Backlog(List.of(progress(INCUMBENT, 16, 0), progress(CHALLENGER, 16, 0)), 32);

    // When
    Backlog after = backlog.withSampled(INCUMBENT);

    // Then
    assertThat(after.next()).contains(CHALLENGER);
    assertThat(after.withSampled(CHALLENGER).next()).contains(INCUMBENT);
  }

  @Test
  void nothingIsNextWhileEnoughIsOutstanding() {
    // Given
    Backlog backlog = new Backlog(List.of(progress(INCUMBENT, 16, 0)), 1);

    // When
    Backlog full = backlog.withSampled(INCUMBENT);

    // Then
    assertThat(backlog.next()).contains(INCUMBENT);
    assertThat(full.outstanding()).isEqualTo(1);
    assertThat(full.next()).isEmpty();
  }

  @Test
  void aPopulationThatHasWhatWasAskedForIsNotNext() {
    // Given
    Backlog backlog = new Backlog(List.of(progress(INCUMBENT, 16, 16)), 32);

    // When
    var next = backlog.next();

    // Then
    assertThat(next).isEmpty();
  }

  @Test
  void anExhaustedPopulationIsNotNext() {
    // Given
    Backlog backlog = new Backlog(List.of(progress(INCUMBENT, 16, 3)), 32);

    // When
    Backlog after = backlog.withExhausted(INCUMBENT);

    // Then
    assertThat(after.next()).isEmpty();
  }

  @Test
  void aPausedStudyIsNotSampledAndTakesNoCapacity() {
    // Given
    Backlog backlog =
        new Backlog(
            List.of(
                new PopulationProgress(INCUMBENT, 16, 2, 2, false, true),
                progress(CHALLENGER, 16, 0)),
            1);

    // When
    var next = backlog.next();

    // Then
    assertThat(next).contains(CHALLENGER);
    assertThat(backlog.outstanding()).isEqualTo(2);
    assertThat(backlog.withSampled(CHALLENGER).next()).isEmpty();
  }

  private static PopulationProgress progress(PopulationId id, int requested, int sampled) {
    return new PopulationProgress(id, requested, sampled, 0, false, false);
  }
}
