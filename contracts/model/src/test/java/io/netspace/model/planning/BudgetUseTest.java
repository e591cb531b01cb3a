package io.netspace.model.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.study.Budget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetUseTest {
  private static final Budget BUDGET = new Budget(10, 2.0, 1000.0);

  @ParameterizedTest
  @CsvSource({
    "9, 7199, 999, ",
    "10, 7200, 1000, TRAININGS",
    "9, 7200, 1000, HOURS",
    "9, 7199, 1000, FLOPS"
  })
  void theFirstPartThatReachesItsLimitIsExhausted(
      int trainings, double seconds, double flops, BudgetUse.Part part) {
    // When
    BudgetUse use = new BudgetUse(BUDGET, trainings, seconds, flops);

    // Then
    assertThat(use.exhaustedPart().orElse(null)).isEqualTo(part);
  }

  @ParameterizedTest
  @CsvSource({
    "4, 0, 0, 6", // 10 - 4
    "4, 3600, 0, 4", // half of the hours for 4 trainings
    "4, 3600, 800, 1", // 200 left, 200 a training
    "4, 14400, 0, -2" // twice the hours for 4 trainings
  })
  void whatIsLeftIsOfTheScarcestPart(int trainings, double seconds, double flops, double left) {
    // When
    BudgetUse use = new BudgetUse(BUDGET, trainings, seconds, flops);

    // Then
    assertThat(use.trainingsLeft()).isEqualTo(left);
  }

  @Test
  void aPartWithoutALimitIsNeverExhausted() {
    // Given
    Budget budget = new Budget(null, null, 1000.0);

    // When
    BudgetUse use = new BudgetUse(budget, 1_000_000, 1e9, 0);

    // Then
    assertThat(use.exhaustedPart()).isEmpty();
    assertThat(use.trainingsLeft()).isInfinite();
  }
}
