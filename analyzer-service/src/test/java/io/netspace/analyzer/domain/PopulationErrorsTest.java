package io.netspace.analyzer.domain;

import static io.netspace.contracts.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netspace.contracts.vocabulary.AbandonReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopulationErrorsTest {
  private final PopulationErrors errors = new PopulationErrors();

  @Test
  void everyFateComesBackAsItWasNoted() {
    // Given
    List<Fate> fates =
        new ArrayList<>(
            List.of(
                new Fate.Trained(42.5, new Effort(6.4, 1e6)),
                new Fate.Diverged(90, new Effort(3.2, 1e6))));
    for (AbandonReason reason : AbandonReason.values()) {
      fates.add(new Fate.Abandoned(reason));
    }

    // When
    for (int i = 0; i < fates.size(); i++) {
      errors.note(i, 0, fates.get(i));
    }

    // Then
    assertThat(IntStream.range(0, fates.size()).mapToObj(i -> errors.fate(i, 0)).toList())
        .isEqualTo(fates);
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
    indices.forEach(
        index -> errors.note(index, 0, new Fate.Trained(index % 100, new Effort(1, 1e6))));

    // Then
    assertThat(errors.knownPrefix()).isEqualTo(PopulationErrors.MOST);
    assertThat(errors.errorPercent(77_777)).isEqualTo(77);
    assertThat(errors.effort(PopulationErrors.MOST).seconds()).isEqualTo(PopulationErrors.MOST);
  }

  @Test
  void noPopulationIsLargerThanTheLargestStudyAllows() {
    assertThatThrownBy(
            () -> errors.note(PopulationErrors.MOST, 0, new Fate.Trained(1, new Effort(1, 1e6))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("index (100000) must be below 100000");
  }

  @Test
  void aNetworkThatIsTrainedSeveralTimesHasTheMeanOfItsErrors() {
    // Given
    errors.trainedEach(3);

    // When
    errors.note(aCandidate().at(0).thatTrainedTo(40));
    errors.note(aCandidate().at(0).repeatedAs(1).thatTrainedTo(44));
    errors.note(aCandidate().at(0).repeatedAs(2).thatDiverged());

    // Then
    assertThat(errors.knownPrefix()).isEqualTo(1);
    assertThat(errors.errorPercent(0)).isEqualTo((40.0 + 44 + 90) / 3);
    assertThat(errors.effort(1).seconds()).isCloseTo(3 * 6.4, within(1e-9));
  }

  @Test
  void abandonedReplicatesAreLeftOutOfTheMean() {
    // Given
    errors.trainedEach(2);

    // When
    errors.note(aCandidate().at(0).thatWasAbandoned());
    errors.note(aCandidate().at(0).repeatedAs(1).thatTrainedTo(44));
    errors.note(aCandidate().at(1).thatWasAbandoned());
    errors.note(aCandidate().at(1).repeatedAs(1).thatWasAbandoned());

    // Then
    assertThat(errors.knownPrefix()).isEqualTo(2);
    assertThat(errors.errorPercent(0)).isEqualTo(44);
    assertThat(errors.isCounted(1)).isFalse();
    assertThatThrownBy(() -> errors.errorPercent(1))
        .hasMessage("index (1) was abandoned; it has no error.");
  }

  @Test
  void aNetworkIsNotKnownWhileAReplicateIsOutstanding() {
    // Given
    errors.note(aCandidate().at(0).repeatedAs(1).thatTrainedTo(44));
    errors.note(aCandidate().at(0).thatTrainedTo(40));
    errors.note(aCandidate().at(1).thatTrainedTo(41));

    // When
    errors.trainedEach(2);

    // Then
    assertThat(errors.knownPrefix()).isEqualTo(1);
    assertThatThrownBy(() -> errors.isCounted(1)).hasMessage("index (1) has no known fate yet.");
  }

  @Test
  void noNetworkHasMoreReplicatesThanAStudyMayAskFor() {
    assertThatThrownBy(() -> errors.note(0, 16, new Fate.Trained(1, new Effort(1, 1e6))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("replicate (16) must be below 16, the most replicates of a network.");
  }

  @Test
  void whatIsNotKnownIsNotTold() {
    errors.note(3, 0, new Fate.Trained(1, new Effort(1, 1e6)));

    assertThat(errors.knownPrefix()).isZero();
    assertThatThrownBy(() -> errors.fate(2, 0)).hasMessage("index (2) has no known fate yet.");
    assertThatThrownBy(() -> errors.errorPercent(999))
        .hasMessage("index (999) has no known fate yet.");
  }

  @Test
  void effortIsAddedUpInIndexOrderWhateverCameFirst() {
    // Given
    List<Integer> order = IntStream.range(0, 40).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(1));
    PopulationErrors inOrder = new PopulationErrors();
    PopulationErrors shuffled = new PopulationErrors();

    // When
    IntStream.range(0, 40).forEach(i -> inOrder.note(i, 0, tookAbout(i)));
    order.forEach(i -> shuffled.note(i, 0, tookAbout(i)));

    // Then
    Effort sum = Effort.NONE;
    for (int end = 0; end <= 40; end++) {
      assertThat(inOrder.effort(end)).isEqualTo(sum);
      assertThat(shuffled.effort(end)).isEqualTo(sum);
      sum = sum.plus(tookAbout(end).effort());
    }
    assertThat(shuffled.effort(1000)).isEqualTo(inOrder.effort(40));
  }

  @Test
  void effortCountsWhatIsKnownBeyondAGap() {
    // Given
    PopulationErrors errors = new PopulationErrors();

    // When
    errors.note(0, 0, tookAbout(0));
    errors.note(2, 0, tookAbout(2));

    // Then
    assertThat(errors.effort(2)).isEqualTo(tookAbout(0).effort());
    assertThat(errors.effort(3)).isEqualTo(tookAbout(0).effort().plus(tookAbout(2).effort()));
  }

  private static Fate.Trained tookAbout(int index) {
    return new Fate.Trained(50, new Effort(0.1 + index / 3.0, 1e6 / (index + 1)));
  }
}
