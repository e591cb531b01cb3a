package io.netspace.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingCostTest {
  private static final TrainingRun TWO_EPOCHS =
      new TrainingRun(
          List.of(new EpochResult(1, 0.1, 1.5, 50, 1.0), new EpochResult(2, 0.1, 1.2, 40, 1.0)),
          12.5,
          100,
          1,
          "worker",
          "cpu",
          "engine");

  @Test
  void aTrainingCostsThreeForwardPassesAnImageAndEpoch() {
    // When
    TrainingCost cost = TrainingCost.of(7, TWO_EPOCHS);

    // Then
    assertThat(cost).isEqualTo(new TrainingCost(12.5, 42));
  }

  @Test
  void costsAddUp() {
    // Given
    TrainingCost one = new TrainingCost(1, 10);

    // When
    TrainingCost sum = TrainingCost.NONE.plus(one).plus(new TrainingCost(2, 20));

    // Then
    assertThat(sum).isEqualTo(new TrainingCost(3, 30));
  }
}
