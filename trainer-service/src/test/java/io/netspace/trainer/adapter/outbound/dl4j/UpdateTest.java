package io.netspace.trainer.adapter.outbound.dl4j;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.network;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateTest {
  /** Of parameters after a few float32 updates against float64, relative to the whole vector. */
  private static final double SINGLE_PRECISION = 1e-5;

  private static final Architecture NETWORK =
      network(3, stage(1, 16, 2, 1, 8), stage(2, 24, 2, 1, 8));
  private static final BodyPlan PLAN = BodyPlan.of(NETWORK);

  /** Large decays, that a wrong or missing one shows. */
  private static final Recipe RECIPE = new Recipe(0.05, 0.9, 0.05, 0.02);

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void updatesAreThoseOfNesterovDescentWithDecayInTheGradient(int updates) {
    // Given
    try (Comparison pair = new Comparison(NETWORK, RECIPE, 6, 17)) {
      // When
      for (int i = 0; i < updates; i++) {
        update(pair, RECIPE.learningRate(0, 1, 1));
      }

      // Then
      assertSameParameters(pair);
    }
  }

  @Test
  void aChangeOfLearningRateLeavesTheMomentumAsItWas() {
    // Given
    int epochs = 3;
    try (Comparison pair = new Comparison(NETWORK, RECIPE, epochs, 2, 6, 19)) {

      // When
      for (int epoch = 0; epoch < epochs; epoch++) {
        update(pair, RECIPE.learningRate(epoch, 1, epochs));
        update(pair, RECIPE.learningRate(epoch, 1, epochs));
      }

      // Then
      assertSameParameters(pair);
    }
  }

  @Test
  void inferenceNormalisesByTheRunningStatistics() {
    // Given
    try (Comparison pair = new Comparison(NETWORK, RECIPE, 6, 23)) {
      update(pair, RECIPE.learningRate(0, 1, 1));

      // When
      float[][] probabilities = pair.network.probabilities(pair.imageArray).toFloatMatrix();

      // Then
      double[][] expected = pair.reference.inference(pair.images);
      for (int n = 0; n < expected.length; n++) {
        assertThat(Comparison.relativeError(probabilities[n], expected[n], 0, 3))
            .isLessThan(SINGLE_PRECISION);
      }
    }
  }

  private static void update(Comparison pair, double learningRate) {
    pair.network.step(pair.imageArray, pair.labelArray);
    pair.reference.loss(pair.images, pair.labels);
    pair.reference.update(RECIPE, learningRate);
  }

  private static void assertSameParameters(Comparison pair) {
    float[] actual = pair.network.network().params().toFloatVector();
    double[] expected = pair.reference.parameters;
    int channels = PLAN.channels();
    int[] ends = {0, PLAN.weights(), channels, channels, channels, channels};
    String[] names = {"", "weights", "scales", "shifts", "running means", "running variances"};
    int from = 0;
    for (int part = 1; part < ends.length; part++) {
      int to = from + ends[part];
      assertThat(Comparison.relativeError(actual, expected, from, to))
          .as(names[part])
          .isLessThan(SINGLE_PRECISION);
      from = to;
    }
    assertThat(Comparison.relativeError(actual, expected, from, actual.length))
        .as("linear layer")
        .isLessThan(SINGLE_PRECISION);
  }
}
