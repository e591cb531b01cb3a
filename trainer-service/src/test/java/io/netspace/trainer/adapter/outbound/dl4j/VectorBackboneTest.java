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

import io.netspace.trainer.adapter.outbound.dl4j.engine.OneDnnBackbone;
import io.netspace.trainer.adapter.outbound.dl4j.vector.VectorBackbone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On the CPU, whose ND4J has the same operations as that of a GPU. */
class VectorBackboneTest {
  /** Of float32 in another order of sums, relative to the size of a part's numbers. */
  private static final double SMOOTH = 1e-4;

  /** Same, where kinks are near. */
  private static final double WITH_KINKS = 1e-3;

  /**
   * Of float32's rounding in the argument of an activation: no argument is this near to a
   * non-differentiable point.
   */
  private static final double ROUNDING = 4e-6;

  private static final int MOST_SEEDS = 100;

  /** One pixel, one squeezed channel, groups of one channel, one feature. */
  private static final Architecture ONES =
      new Architecture(
          new ImageShape(1, 3, 2),
          new Stem(StemType.SMALL_IMAGE, 2),
          List.of(
              new Stage(BlockType.X, 1, 4, 4, 1, 1, 0.5, null), Stage.full(BlockType.V, 1, 1, 1)),
          2,
          null,
          Activation.SILU);

  static List<Case> smooth() {
    List<Case> cases = new ArrayList<>(BlockNetworks.all(Activation.SILU));
    cases.addAll(BlockNetworks.all(Activation.GELU).subList(0, 3));
    cases.add(new Case("lengths of 1", ONES, 3));
    return cases;
  }

  static Stream<Case> kinked() {
    return Stream.concat(
        BlockNetworks.all(Activation.RELU).stream().filter(c -> c.name().endsWith("stride 2")),
        BlockNetworks.all(Activation.RELU6).stream().filter(c -> c.name().endsWith("a head")));
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void smoothBackbonesEqualOneDnn(Case example) {
    // Given
    try (NetworkWithReference pair = comparison(example, 11)) {

      // When, then
      assertSame(pair, SMOOTH);
    }
  }

  /**
   * Noise is drawn again until no argument of an activation is within rounding of a
   * non-differentiable point.
   */
  @ParameterizedTest
  @MethodSource("kinked")
  void backbonesAwayFromKinksEqualOneDnn(Case example) {
    // Given
    for (int seed = 0; seed < MOST_SEEDS; seed++) {
      try (NetworkWithReference pair = comparison(example, seed)) {
        pair.reference.loss(pair.images, pair.labels);

        // When, then
        if (pair.reference.nearestKink > ROUNDING) {
          assertSame(pair, WITH_KINKS);
          return;
        }
      }
    }
    throw new AssertionError("no seed keeps away from the kinks");
  }

  static List<Case> whole() {
    List<Case> all = BlockNetworks.all(Activation.SILU);
    return all.stream()
        .filter(c -> c.name().endsWith("a head") || c.name().equals("blocks of many kinds"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("whole")
  void gradientInDl4jEqualsTheReference(Case example) {
    // Given
    try (NetworkWithReference pair = comparison(example, 5)) {
      body(pair).useBackbones(VectorBackbone::new);

      // When
      float[] gradient = pair.gradient();
      pair.reference.loss(pair.images, pair.labels);

      // Then
      double[] expected = pair.reference.gradient;
      int statistics = pair.plan.meanOffset();
      assertThat(NetworkWithReference.relativeError(gradient, expected, 0, statistics))
          .isLessThan(SMOOTH);
      assertThat(
              NetworkWithReference.relativeError(
                  gradient, expected, pair.plan.parameterCount(), gradient.length))
          .isLessThan(SMOOTH);
    }
  }

  @Test
  void aNetworkLearnsTheSameWithBothBackbones() {
    // Given
    Case example = new Case("", BlockNetworks.mixed(Activation.SILU), 6);
    try (NetworkWithReference one = comparison(example, 3);
        NetworkWithReference other = comparison(example, 3)) {
      body(other).useBackbones(VectorBackbone::new);

      // When
      for (int step = 0; step < 5; step++) {
        one.network.step(one.imageArray, one.labelArray);
        other.network.step(other.imageArray, other.labelArray);
      }

      // Then
      assertThat(
              relativeError(
                  other.network.parameters().toFloatVector(),
                  one.network.parameters().toFloatVector()))
          .isLessThan(SMOOTH);
      assertThat(
              relativeError(
                  other.network.probabilities(other.imageArray).ravel().toFloatVector(),
                  one.network.probabilities(one.imageArray).ravel().toFloatVector()))
          .isLessThan(SMOOTH);
    }
  }

  private static NetworkWithReference comparison(Case example, long seed) {
    return new NetworkWithReference(example.network(), Recipe.DEFAULT, example.batch(), seed);
  }

  private static BackboneLayer body(NetworkWithReference pair) {
    return (BackboneLayer) pair.network.graph().getLayer("body");
  }

  private static void assertSame(NetworkWithReference pair, double tolerance) {
    BackboneRun actual = BackboneRun.of(VectorBackbone::new, pair);
    BackboneRun expected = BackboneRun.of(OneDnnBackbone::new, pair);
    assertThat(relativeError(actual.features, expected.features))
        .as("features")
        .isLessThan(tolerance);
    assertThat(relativeError(actual.inferred, expected.inferred))
        .as("features in inference")
        .isLessThan(tolerance);
    BackbonePlan plan = pair.plan;
    for (WeightedLayer part : plan.weightedLayers()) {
      assertGradient(actual, expected, part.weightOffset(), part.weightCount(), tolerance, part);
    }
    assertGradient(actual, expected, plan.biasOffset(), plan.biasCount(), tolerance, "biases");
    assertGradient(actual, expected, plan.scaleOffset(), plan.normChannels(), tolerance, "scales");
    assertGradient(actual, expected, plan.shiftOffset(), plan.normChannels(), tolerance, "shifts");
    assertThat(relativeError(actual.running, expected.running))
        .as("running statistics")
        .isLessThan(tolerance);
  }

  private static void assertGradient(
      BackboneRun actual,
      BackboneRun expected,
      int first,
      int count,
      double tolerance,
      Object name) {
    assertThat(
            relativeError(
                part(actual.gradient, first, count), part(expected.gradient, first, count)))
        .as("gradient of %s", name)
        .isLessThan(tolerance);
  }

  private static float[] part(float[] numbers, int first, int count) {
    return Arrays.copyOfRange(numbers, first, first + count);
  }

  private static double relativeError(float[] a, float[] b) {
    double[] wide = new double[b.length];
    for (int i = 0; i < b.length; i++) {
      wide[i] = b[i];
    }
    return NetworkWithReference.relativeError(a, wide, 0, a.length);
  }
}
