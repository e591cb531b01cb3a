package io.netspace.trainer.adapter.outbound.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.training.Recipe;
import io.netspace.model.training.Schedule;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.shade.jackson.core.JsonProcessingException;

class NesterovDescentTest {
  /** Of a few operations in float32. */
  private static final float ROUNDING = 1e-6f;

  private static final Recipe RECIPE =
      new Recipe(0.5, 0.8, 0, 0, Schedule.PER_STEP, 1, null, null, null, null, null);
  private static final NesterovDescent DESCENT =
      new NesterovDescent(new LearningRate(RECIPE, 4, 10), 0.8);

  @Test
  void twoStepsByHand() {
    // Given
    NesterovDescent descent =
        new NesterovDescent(new LearningRate(new Recipe(0.5, 0.8, 0, 0), 2, 1), 0.8);
    INDArray velocity = Nd4j.createFromArray(7f);
    GradientUpdater<NesterovDescent> updater = descent.instantiate(velocity, true);
    INDArray first = Nd4j.createFromArray(2f);
    INDArray second = Nd4j.createFromArray(-1f);

    // When
    updater.applyUpdater(first, 0, 0);
    updater.applyUpdater(second, 1, 1);

    // Then: v = 2 and 0.5 (2 + 0.8 · 2); v = 0.8 · 2 − 1 = 0.6 and 0.25 (−1 + 0.8 · 0.6)
    assertThat(first.getFloat(0)).isCloseTo(1.8f, within(ROUNDING));
    assertThat(second.getFloat(0)).isCloseTo(-0.13f, within(ROUNDING));
    assertThat(velocity.getFloat(0)).isCloseTo(0.6f, within(ROUNDING));
  }

  @Test
  void itIsWrittenAsJsonAndReadAgain() throws JsonProcessingException {
    // When
    String json = NeuralNetConfiguration.mapper().writeValueAsString(DESCENT);
    IUpdater read = NeuralNetConfiguration.mapper().readValue(json, IUpdater.class);

    // Then
    assertThat(read).isEqualTo(DESCENT).isEqualTo(DESCENT.clone());
    assertThat(read).isNotEqualTo(new NesterovDescent(new LearningRate(RECIPE, 4, 11), 0.8));
  }

  @ParameterizedTest
  @CsvSource({"0", "7", "25"})
  void itsRateIsTheRecipes(int step) {
    assertThat(DESCENT.getLearningRate(step, 99)).isEqualTo(RECIPE.learningRate(step, 10, 4));
  }
}
