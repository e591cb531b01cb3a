package io.netspace.trainer.adapter.outbound.dl4j;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.network;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Recipe;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientTest {
  /**
   * Of float32 against float64, relative to the size of a whole gradient vector: about 1e-6 a
   * layer, and more where a sum before a ReLU is within rounding of its kink.
   */
  private static final double SINGLE_PRECISION = 2e-5;

  /** Of central differences with steps of 1e-5 in float64. */
  private static final double FINITE_DIFFERENCE = 1e-6;

  static Stream<Architecture> architectures() {
    return Stream.of(
        network(3, stage(1, 16, 1, 1, 1)),
        network(3, stage(2, 16, 1, 1, 2)),
        network(3, stage(1, 16, 2, 1, 4)),
        network(3, stage(2, 16, 2, 1, 8)),
        network(3, stage(1, 16, 2, 1, 16)),
        network(3, stage(2, 8, 1, 1, 8)),
        network(3, stage(1, 24, 2, 1, 24)),
        network(3, stage(1, 12, 2, 1, 3)),
        network(3, stage(1, 10, 1, 2, 5)),
        network(3, stage(1, 32, 1, 4, 2), stage(1, 40, 2, 1, 8)),
        network(3, stage(1, 8, 1, 0.5, 16), stage(2, 16, 2, 1, 1)));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void gradientEqualsTheReference(Architecture architecture) {
    // Given
    try (Comparison pair = new Comparison(architecture, Recipe.DEFAULT, 1, 5, 11)) {
      pair.network.network().setInput(0, pair.imageArray);
      pair.network.network().setLabel(0, pair.labelArray);

      // When
      pair.network.network().computeGradientAndScore();
      double loss = pair.reference.loss(pair.images, pair.labels);

      // Then
      float[] gradient =
          pair.network.network().getFlattenedGradients().div(pair.labels.length).toFloatVector();
      BodyPlan plan = BodyPlan.of(architecture);
      int norm = plan.weights() + 2 * plan.channels();
      int linear = plan.weights() + 4 * plan.channels();
      double[] expected = pair.reference.gradient;
      assertThat(pair.network.network().score()).isCloseTo(loss, within(1e-5));
      assertThat(Comparison.relativeError(gradient, expected, 0, plan.weights()))
          .as("weights")
          .isLessThan(SINGLE_PRECISION);
      assertThat(Comparison.relativeError(gradient, expected, plan.weights(), norm))
          .as("scales and shifts")
          .isLessThan(SINGLE_PRECISION);
      assertThat(Comparison.relativeError(gradient, expected, linear, gradient.length))
          .as("linear layer")
          .isLessThan(SINGLE_PRECISION);
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void everyUnitsWeightGradientEqualsTheReference(Architecture architecture) {
    // Given
    try (Comparison pair = new Comparison(architecture, Recipe.DEFAULT, 1, 4, 5)) {
      pair.network.network().setInput(0, pair.imageArray);
      pair.network.network().setLabel(0, pair.labelArray);

      // When
      pair.network.network().computeGradientAndScore();
      pair.reference.loss(pair.images, pair.labels);

      // Then
      float[] gradient =
          pair.network.network().getFlattenedGradients().div(pair.labels.length).toFloatVector();
      for (Unit unit : BodyPlan.of(architecture).units()) {
        int end = unit.firstWeight() + unit.weights();
        assertThat(
                Comparison.relativeError(
                    gradient, pair.reference.gradient, unit.firstWeight(), end))
            .as("%s", unit)
            .isLessThan(SINGLE_PRECISION);
      }
    }
  }

  @Test
  void referenceGradientIsThatOfItsLoss() {
    // Given
    Architecture architecture = network(3, stage(1, 8, 2, 1, 2));
    try (Comparison pair = new Comparison(architecture, Recipe.DEFAULT, 1, 4, 3)) {
      pair.reference.loss(pair.images, pair.labels);
      double[] gradient = pair.reference.gradient.clone();
      double[] parameters = pair.reference.parameters;
      double step = 1e-5;

      for (int i = 0; i < parameters.length; i += 7) {
        // When
        double kept = parameters[i];
        parameters[i] = kept + step;
        double above = pair.reference.loss(pair.images, pair.labels);
        parameters[i] = kept - step;
        double below = pair.reference.loss(pair.images, pair.labels);
        parameters[i] = kept;

        // Then
        assertThat((above - below) / (2 * step))
            .as("parameter %d", i)
            .isCloseTo(gradient[i], within(FINITE_DIFFERENCE));
      }
    }
  }
}
