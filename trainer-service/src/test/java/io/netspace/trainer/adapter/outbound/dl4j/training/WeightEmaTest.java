package io.netspace.trainer.adapter.outbound.dl4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.model.training.WeightAverage;
import io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class WeightEmaTest {
  /** Of a few operations in float32. */
  private static final float ROUNDING = 1e-6f;

  /** Its share is 0.025 · 20 / 4 · 2 = 0.25. */
  private static final WeightAverage RULE = new WeightAverage(0.025, 2);

  @Test
  void aQuarterOfTheWayToTheParametersEverySecondStep() {
    // Given
    INDArray parameters = Nd4j.createFromArray(8f, -4f);
    try (WeightEma average = new WeightEma(RULE, regime(null), parameters)) {
      parameters.assign(Nd4j.createFromArray(16f, 0f));

      // When
      average.update(parameters, 0, 0);
      parameters.assign(Nd4j.createFromArray(100f, 100f));
      average.update(parameters, 1, 0);
      parameters.assign(Nd4j.createFromArray(2f, 1f));
      average.update(parameters, 2, 0);

      // Then
      assertThat(average.average().toFloatVector())
          .containsExactly(new float[] {8, -2}, within(ROUNDING));
    }
  }

  @Test
  void inAWarmUpTheAverageIsTheParametersThemselves() {
    // Given
    INDArray parameters = Nd4j.createFromArray(8f, -4f);
    try (WeightEma average = new WeightEma(RULE, regime(1), parameters)) {
      parameters.assign(Nd4j.createFromArray(16f, 0f));

      // When
      average.update(parameters, 0, 0);
      parameters.assign(Nd4j.createFromArray(0f, 4f));
      average.update(parameters, 0, 1);

      // Then
      assertThat(average.average().toFloatVector())
          .containsExactly(new float[] {12, 1}, within(ROUNDING));
    }
  }

  @Test
  void averageAndParametersChangePlacesAndBack() {
    // Given
    INDArray parameters = Nd4j.createFromArray(8f, -4f);
    try (WeightEma average = new WeightEma(RULE, regime(null), parameters)) {
      parameters.assign(Nd4j.createFromArray(16f, 0f));

      // When
      average.swap(parameters);

      // Then
      assertThat(parameters.toFloatVector()).containsExactly(8, -4);
      assertThat(average.average().toFloatVector()).containsExactly(16, 0);
    }
  }

  private static Regime regime(@Nullable Integer warmupEpochs) {
    return TinyNetworks.regime(
        4, 20, 203, new Recipe(0.1, 0.9, 0, 0, null, warmupEpochs, null, null, RULE, null, null));
  }
}
