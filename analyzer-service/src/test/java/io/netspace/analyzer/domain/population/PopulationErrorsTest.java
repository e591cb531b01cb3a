package io.netspace.analyzer.domain.population;

import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Population;
import io.netspace.model.training.TrainingCost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopulationErrorsTest {
  private static final int NETWORKS = 100_000;

  private final PopulationErrors errors = new PopulationErrors();

  @Test
  void everyResultComesBackAsItWasAdded() {
    // Given
    List<TrainingResult> results =
        new ArrayList<>(
            List.of(
                new TrainingResult.Trained(42.5, new TrainingCost(6.4, 1e6)),
                new TrainingResult.Diverged(90, new TrainingCost(3.2, 1e6))));
    for (AbandonReason reason : AbandonReason.values()) {
      results.add(new TrainingResult.Abandoned(reason));
    }

    // When
    for (int i = 0; i < results.size(); i++) {
      errors.add(i, 0, results.get(i));
    }

    // Then
    assertThat(IntStream.range(0, results.size()).mapToObj(i -> errors.result(i, 0)).toList())
        .isEqualTo(results);
    assertThat(IntStream.range(0, results.size()).filter(errors::hasError)).containsExactly(0, 1);
  }

  @Test
  void ofTwoOutcomesOfOneCandidateTheFirstCounts() {
    errors.add(aCandidate().at(0).thatTrainedTo(50));

    assertThat(errors.add(aCandidate().at(0).thatTrainedTo(10))).isFalse();
    assertThat(errors.errorPercent(0)).isEqualTo(50.0);
  }

  @Test
  void aHundredThousandResultsInAnyOrderLeaveNoGap() {
    // Given
    List<Integer> indices = new ArrayList<>(IntStream.range(0, NETWORKS).boxed().toList());
    Collections.shuffle(indices, new Random(1));

    // When
    indices.forEach(
        index ->
            errors.add(
                index, 0, new TrainingResult.Trained(index % 100, new TrainingCost(1, 1e6))));

    // Then
    assertThat(errors.knownPrefix()).isEqualTo(NETWORKS);
    assertThat(errors.errorPercent(77_777)).isEqualTo(77);
    assertThat(errors.cost(NETWORKS).seconds()).isEqualTo(NETWORKS);
  }

  @Test
  void noPopulationIsLargerThanTheLimit() {
    assertThatThrownBy(
            () ->
                errors.add(
                    Population.MAX_SIZE,
                    0,
                    new TrainingResult.Trained(1, new TrainingCost(1, 1e6))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("index (1000000) must be below 1000000");
  }

  @Test
  void aNetworkThatIsTrainedSeveralTimesHasTheMeanOfItsErrors() {
    // Given
    errors.setReplicates(3);

    // When
    errors.add(aCandidate().at(0).thatTrainedTo(40));
    errors.add(aCandidate().at(0).repeatedAs(1).thatTrainedTo(44));
    errors.add(aCandidate().at(0).repeatedAs(2).thatDiverged());

    // Then
    assertThat(errors.knownPrefix()).isEqualTo(1);
    assertThat(errors.errorPercent(0)).isEqualTo((40.0 + 44 + 90) / 3);
    assertThat(errors.cost(1).seconds()).isCloseTo(3 * 6.4, within(1e-9));
  }

  @Test
  void abandonedReplicatesAreLeftOutOfTheMean() {
    // Given
    errors.setReplicates(2);

    // When
    errors.add(aCandidate().at(0).thatWasAbandoned());
    errors.add(aCandidate().at(0).repeatedAs(1).thatTrainedTo(44));
    errors.add(aCandidate().at(1).thatWasAbandoned());
    errors.add(aCandidate().at(1).repeatedAs(1).thatWasAbandoned());

    // Then
    assertThat(errors.knownPrefix()).isEqualTo(2);
    assertThat(errors.errorPercent(0)).isEqualTo(44);
    assertThat(errors.hasError(1)).isFalse();
    assertThatThrownBy(() -> errors.errorPercent(1))
        .hasMessage("index (1) was abandoned; it has no error.");
  }

  @Test
  void aNetworkIsNotKnownWhileAReplicateIsOutstanding() {
    // Given
    errors.add(aCandidate().at(0).repeatedAs(1).thatTrainedTo(44));
    errors.add(aCandidate().at(0).thatTrainedTo(40));
    errors.add(aCandidate().at(1).thatTrainedTo(41));

    // When
    errors.setReplicates(2);

    // Then
    assertThat(errors.knownPrefix()).isEqualTo(1);
    assertThatThrownBy(() -> errors.hasError(1)).hasMessage("index (1) has no outcome yet.");
  }

  @Test
  void noNetworkHasMoreReplicatesThanAStudyMayAskFor() {
    assertThatThrownBy(
            () -> errors.add(0, 16, new TrainingResult.Trained(1, new TrainingCost(1, 1e6))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("replicate (16) must be below 16, the most replicates of a network.");
  }

  @Test
  void unknownResultsAreRefused() {
    errors.add(3, 0, new TrainingResult.Trained(1, new TrainingCost(1, 1e6)));

    assertThat(errors.knownPrefix()).isZero();
    assertThatThrownBy(() -> errors.result(2, 0)).hasMessage("index (2) has no outcome yet.");
    assertThatThrownBy(() -> errors.errorPercent(999))
        .hasMessage("index (999) has no outcome yet.");
  }

  @Test
  void effortIsAddedUpInIndexOrderWhateverCameFirst() {
    // Given
    List<Integer> order = IntStream.range(0, 40).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(1));
    PopulationErrors inOrder = new PopulationErrors();
    PopulationErrors shuffled = new PopulationErrors();

    // When
    IntStream.range(0, 40).forEach(i -> inOrder.add(i, 0, trainedWithCostOf(i)));
    order.forEach(i -> shuffled.add(i, 0, trainedWithCostOf(i)));

    // Then
    TrainingCost sum = TrainingCost.NONE;
    for (int end = 0; end <= 40; end++) {
      assertThat(inOrder.cost(end)).isEqualTo(sum);
      assertThat(shuffled.cost(end)).isEqualTo(sum);
      sum = sum.plus(trainedWithCostOf(end).cost());
    }
    assertThat(shuffled.cost(1000)).isEqualTo(inOrder.cost(40));
  }

  @Test
  void effortCountsWhatIsKnownBeyondAGap() {
    // Given
    PopulationErrors errors = new PopulationErrors();

    // When
    errors.add(0, 0, trainedWithCostOf(0));
    errors.add(2, 0, trainedWithCostOf(2));

    // Then
    assertThat(errors.cost(2)).isEqualTo(trainedWithCostOf(0).cost());
    assertThat(errors.cost(3))
        .isEqualTo(trainedWithCostOf(0).cost().plus(trainedWithCostOf(2).cost()));
  }

  private static TrainingResult.Trained trainedWithCostOf(int index) {
    return new TrainingResult.Trained(50, new TrainingCost(0.1 + index / 3.0, 1e6 / (index + 1)));
  }
}
