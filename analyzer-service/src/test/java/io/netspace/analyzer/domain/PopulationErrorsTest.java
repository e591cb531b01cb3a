package io.netspace.analyzer.domain;

import static io.netspace.contracts.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.contracts.vocabulary.AbandonReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopulationErrorsTest {
  private final PopulationErrors errors = new PopulationErrors();

  @Test
  void everyFateComesBackAsItWasNoted() {
    // Given
    List<Fate> fates =
        new ArrayList<>(List.of(new Fate.Trained(42.5, 6.4), new Fate.Diverged(90, 3.2)));
    for (AbandonReason reason : AbandonReason.values()) {
      fates.add(new Fate.Abandoned(reason));
    }

    // When
    for (int i = 0; i < fates.size(); i++) {
      errors.note(i, fates.get(i));
    }

    // Then
    assertThat(IntStream.range(0, fates.size()).mapToObj(errors::fate).toList()).isEqualTo(fates);
    assertThat(IntStream.range(0, fates.size()).filter(errors::isCounted)).containsExactly(0, 1);
  }

  @Test
  void ofTwoOutcomesOfOneCandidateTheFirstCounts() {
    errors.note(aCandidate().at(0).thatTrainedTo(50));

    assertThat(errors.note(aCandidate().at(0).thatTrainedTo(10))).isFalse();
    assertThat(errors.errorPercent(0)).isEqualTo(50.0);
  }

  @Test
  void aHundredThousandFatesInAnyOrderLeaveNoGap() {
    // Given
    List<Integer> indices =
        new ArrayList<>(IntStream.range(0, PopulationErrors.MOST).boxed().toList());
    Collections.shuffle(indices, new Random(1));

    // When
    indices.forEach(index -> errors.note(index, new Fate.Trained(index % 100, 1)));

    // Then
    assertThat(errors.knownPrefix()).isEqualTo(PopulationErrors.MOST);
    assertThat(errors.errorPercent(77_777)).isEqualTo(77);
    assertThat(errors.trainingSeconds(PopulationErrors.MOST)).isEqualTo(PopulationErrors.MOST);
  }

  @Test
  void noPopulationIsLargerThanTheLargestStudyAllows() {
    assertThatThrownBy(() -> errors.note(PopulationErrors.MOST, new Fate.Trained(1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("index (100000) must be below 100000");
  }

  @Test
  void whatIsNotKnownIsNotTold() {
    errors.note(3, new Fate.Trained(1, 1));

    assertThat(errors.knownPrefix()).isZero();
    assertThatThrownBy(() -> errors.fate(2)).hasMessage("index (2) has no known fate yet.");
    assertThatThrownBy(() -> errors.errorPercent(999))
        .hasMessage("index (999) has no known fate yet.");
  }
}
