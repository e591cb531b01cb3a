package io.netspace.trainer.adapter.outbound.dl4j;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.network;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.training.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.BlockNetworks.Case;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.WeightedLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientTest {
  /** Of float32 against float64, relative to the size of the gradient of a layer. */
  private static final double SMOOTH = 1e-4;

  /** Same, where kinks are near. */
  private static final double WITH_KINKS = 1e-3;

  /**
   * Of float32's rounding in the argument of an activation: no argument is this near to a
   * non-differentiable point.
   */
  private static final double ROUNDING = 4e-6;

  /** Of central differences with steps of 1e-5 in float64. */
  private static final double FINITE_DIFFERENCE = 1e-6;

  private static final int MOST_SEEDS = 100;

  static List<Case> smooth() {
    List<Case> cases = new ArrayList<>(BlockNetworks.all(Activation.SILU));
    cases.addAll(BlockNetworks.all(Activation.GELU).subList(0, 3));
    return cases;
  }

  static Stream<Case> kinked() {
    return Stream.concat(
        BlockNetworks.all(Activation.RELU).stream(),
        BlockNetworks.all(Activation.RELU6).stream().filter(c -> c.name().startsWith("MBCONV")));
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void gradientOfSmoothNetworksEqualsTheReference(Case example) {
    // Given
    try (NetworkWithReference pair = comparison(example, 11)) {

      // When
      double loss = pair.reference.loss(pair.images, pair.labels);

      // Then
      assertSameGradients(pair, loss, SMOOTH);
    }
  }

  /**
   * Noise is drawn again until no argument of an activation is within rounding of a
   * non-differentiable point.
   */
  @ParameterizedTest
  @MethodSource("kinked")
  void gradientAwayFromKinksEqualsTheReference(Case example) {
    // Given
    for (int seed = 0; seed < MOST_SEEDS; seed++) {
      try (NetworkWithReference pair = comparison(example, seed)) {

        // When
        double loss = pair.reference.loss(pair.images, pair.labels);

        // Then
        if (pair.reference.nearestKink > ROUNDING) {
          assertSameGradients(pair, loss, WITH_KINKS);
          return;
        }
      }
    }
    throw new AssertionError("no seed keeps away from the kinks");
  }

  private static NetworkWithReference comparison(Case example, long seed) {
    return new NetworkWithReference(example.network(), Recipe.DEFAULT, example.batch(), seed);
  }

  private static void assertSameGradients(
      NetworkWithReference pair, double loss, double tolerance) {
    float[] gradient = pair.gradient();
    double[] expected = pair.reference.gradient;
    BackbonePlan plan = pair.plan;
    assertThat(pair.network.graph().score()).isCloseTo(loss, within(1e-5));
    for (WeightedLayer part : plan.weightedLayers()) {
      int end = part.weightOffset() + part.weightCount();
      assertThat(NetworkWithReference.relativeError(gradient, expected, part.weightOffset(), end))
          .as("weights of %s", part)
          .isLessThan(tolerance);
    }
    int[] ends = {
      plan.biasOffset(),
      plan.scaleOffset(),
      plan.shiftOffset(),
      plan.meanOffset(),
      plan.parameterCount()
    };
    String[] names = {"biases", "scales", "shifts"};
    for (int i = 0; i < names.length; i++) {
      if (ends[i] < ends[i + 1]) {
        assertThat(NetworkWithReference.relativeError(gradient, expected, ends[i], ends[i + 1]))
            .as(names[i])
            .isLessThan(tolerance);
      }
    }
    assertThat(
            NetworkWithReference.relativeError(
                gradient, expected, plan.parameterCount(), gradient.length))
        .as("linear layer")
        .isLessThan(tolerance);
  }

  static Stream<Architecture> differentiated() {
    return Stream.of(
        network(3, stage(1, 8, 2, 1, 2)),
        BlockNetworks.mixed(Activation.SILU),
        BlockNetworks.pooled(Activation.GELU));
  }

  @ParameterizedTest
  @MethodSource("differentiated")
  void referenceGradientIsThatOfItsLoss(Architecture architecture) {
    // Given
    try (NetworkWithReference pair = new NetworkWithReference(architecture, Recipe.DEFAULT, 4, 3)) {
      pair.reference.loss(pair.images, pair.labels);
      double[] gradient = pair.reference.gradient.clone();
      double[] parameters = pair.reference.parameters;
      double step = 1e-5;

      for (int i = 0; i < parameters.length; i += parameters.length / 60) {
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
