package io.netspace.trainer.adapter.outbound.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.training.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.BlockNetworks.Case;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.WeightedLayer;
import io.netspace.trainer.adapter.outbound.dl4j.vector.VectorBackbone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradients, inference and running statistics of the vector engine, against float64. */
class VectorBackboneTest {
  /** Of float32 against float64, relative to the size of a part's numbers. */
  private static final double SMOOTH = 1e-4;

  /** Same, where kinks are near. */
  private static final double WITH_KINKS = 1e-3;

  /**
   * Of float32's rounding in the argument of an activation: no argument is this near to a
   * non-differentiable point.
   */
  private static final double ROUNDING = 4e-6;

  private static final int MOST_SEEDS = 300;

  static List<Case> smooth() {
    List<Case> cases = new ArrayList<>(BlockNetworks.all(Activation.SILU));
    cases.addAll(BlockNetworks.all(Activation.GELU).subList(0, 3));
    for (int channels = 1; channels <= 7; channels++) {
      cases.add(narrow(channels, Activation.SILU));
    }
    for (int groupWidth = 1; groupWidth <= 8; groupWidth++) {
      cases.add(grouped(groupWidth, Activation.SILU));
    }
    cases.add(squeezed(35, Activation.SILU));
    cases.add(squeezed(67, Activation.SILU));
    return cases;
  }

  static Stream<Case> kinked() {
    return Stream.concat(
        BlockNetworks.all(Activation.RELU).stream(),
        BlockNetworks.all(Activation.RELU6).stream().filter(c -> c.name().startsWith("MBCONV")));
  }

  /**
   * Odd images, and a batch that fills one vector of sixteen images and part of another. The one
   * weight of a 1×1 convolution from one channel to one has no gradient before a normalisation.
   */
  private static Case narrow(int channels, Activation activation) {
    Stage plain = Stage.full(BlockType.VR, 1, channels, 1);
    Stage second =
        channels == 1
            ? Stage.full(BlockType.V, 2, 1, 2)
            : new Stage(BlockType.X, 2, channels, 2, 1, 1);
    return new Case(
        channels + " channels", network(5, 3, activation, plain, second), 17 + channels);
  }

  private static Case grouped(int groupWidth, Activation activation) {
    Stage stage = new Stage(BlockType.X, 2, 3 * groupWidth, 2, 1, groupWidth);
    return new Case(
        "groups of " + groupWidth + ", 33 images", network(6, 7, activation, stage), 33);
  }

  /** Padded images that do not divide the distance of two channels. */
  private static Case squeezed(int images, Activation activation) {
    Stage stage = new Stage(BlockType.X, 2, 12, 2, 1, 4, 0.5, 3);
    return new Case(
        "squeeze-and-excitation, " + images + " images", network(6, 7, activation, stage), images);
  }

  private static Architecture network(
      int height, int width, Activation activation, Stage... stages) {
    return new Architecture(
        new ImageShape(2, height, width),
        new Stem(StemType.SMALL_IMAGE, 3),
        List.of(stages),
        3,
        null,
        activation);
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void smoothBackbonesEqualTheReference(Case example) {
    // Given
    try (NetworkWithReference pair = comparison(example, 11)) {

      // When, then
      assertEqualsReference(pair, SMOOTH);
    }
  }

  /**
   * Noise is drawn again until no argument of an activation is within rounding of a
   * non-differentiable point.
   */
  @ParameterizedTest
  @MethodSource("kinked")
  void backbonesAwayFromKinksEqualTheReference(Case example) {
    // Given
    for (int seed = 0; seed < MOST_SEEDS; seed++) {
      try (NetworkWithReference pair = comparison(example, seed)) {
        pair.reference.loss(pair.images, pair.labels);

        // When, then
        if (pair.reference.nearestKink > ROUNDING) {
          try (NetworkWithReference fresh = comparison(example, seed)) {
            assertEqualsReference(fresh, WITH_KINKS);
          }
          return;
        }
      }
    }
    throw new AssertionError("no seed keeps away from the kinks");
  }

  @Test
  void equalStepsHaveEqualBits() {
    // Given
    Case example = new Case("", BlockNetworks.mixed(Activation.RELU), 19);
    try (NetworkWithReference one = comparison(example, 3);
        NetworkWithReference other = comparison(example, 3)) {

      // When
      for (int step = 0; step < 200; step++) {
        one.network.step(one.imageArray, one.labelArray);
      }
      for (int step = 0; step < 200; step++) {
        other.network.step(other.imageArray, other.labelArray);
      }

      // Then
      assertThat(other.network.parameters().toFloatVector())
          .containsExactly(one.network.parameters().toFloatVector());
    }
  }

  private static NetworkWithReference comparison(Case example, long seed) {
    NetworkWithReference pair =
        new NetworkWithReference(example.network(), Recipe.DEFAULT, example.batch(), seed);
    ((BackboneLayer) pair.network.graph().getLayer("body")).useBackbones(VectorBackbone::new);
    return pair;
  }

  private static void assertEqualsReference(NetworkWithReference pair, double tolerance) {
    BackbonePlan plan = pair.plan;
    float[] gradient = pair.gradient();
    pair.reference.loss(pair.images, pair.labels);
    double[] expected = pair.reference.gradient;
    for (WeightedLayer part : plan.weightedLayers()) {
      int end = part.weightOffset() + part.weightCount();
      assertThat(NetworkWithReference.relativeError(gradient, expected, part.weightOffset(), end))
          .as("weights of %s", part)
          .isLessThan(tolerance);
    }
    assertSame(gradient, expected, plan.biasOffset(), plan.scaleOffset(), "biases", tolerance);
    assertSame(gradient, expected, plan.scaleOffset(), plan.shiftOffset(), "scales", tolerance);
    assertSame(gradient, expected, plan.shiftOffset(), plan.meanOffset(), "shifts", tolerance);
    float[] parameters = pair.network.parameters().toFloatVector();
    double[] statistics = pair.reference.parameters;
    assertSame(
        parameters, statistics, plan.meanOffset(), plan.varianceOffset(), "means", tolerance);
    assertSame(
        parameters, statistics, plan.varianceOffset(), plan.parameterCount(), "variances", SMOOTH);
    float[][] probabilities = pair.network.probabilities(pair.imageArray).toFloatMatrix();
    double[][] inferred = pair.reference.inference(pair.images);
    for (int n = 0; n < inferred.length; n++) {
      assertSame(probabilities[n], inferred[n], 0, inferred[n].length, "inference", tolerance);
    }
  }

  private static void assertSame(
      float[] actual, double[] expected, int from, int to, String name, double tolerance) {
    assertThat(NetworkWithReference.relativeError(actual, expected, from, to))
        .as(name)
        .isLessThan(tolerance);
  }
}
