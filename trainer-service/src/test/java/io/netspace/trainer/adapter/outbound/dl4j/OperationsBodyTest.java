package io.netspace.trainer.adapter.outbound.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.vocabulary.Activation;
import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.BlockType;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.Recipe;
import io.netspace.contracts.vocabulary.Stage;
import io.netspace.contracts.vocabulary.Stem;
import io.netspace.contracts.vocabulary.StemType;
import io.netspace.trainer.adapter.outbound.dl4j.BlockNetworks.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On the CPU, whose ND4J has the same operations as that of a GPU. */
class OperationsBodyTest {
  /** Of float32 in another order of sums, relative to the size of a part's numbers. */
  private static final double SMOOTH = 1e-4;

  /** Same, where kinks are near. */
  private static final double WITH_KINKS = 1e-3;

  /** Of float32's rounding in the argument of an activation: nothing is this near to a kink. */
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
  void smoothBodiesGiveTheNumbersOfOneDnn(Case example) {
    // Given
    try (Comparison pair = comparison(example, 11)) {

      // When, then
      assertSame(pair, SMOOTH);
    }
  }

  /** Noise is drawn again until no argument of an activation is within rounding of a kink. */
  @ParameterizedTest
  @MethodSource("kinked")
  void bodiesAwayFromKinksGiveTheNumbersOfOneDnn(Case example) {
    // Given
    for (int seed = 0; seed < MOST_SEEDS; seed++) {
      try (Comparison pair = comparison(example, seed)) {
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
    try (Comparison pair = comparison(example, 5)) {
      body(pair).runOn(OperationsBody::new);

      // When
      float[] gradient = pair.gradient();
      pair.reference.loss(pair.images, pair.labels);

      // Then
      double[] expected = pair.reference.gradient;
      int statistics = pair.plan.firstMean();
      assertThat(Comparison.relativeError(gradient, expected, 0, statistics)).isLessThan(SMOOTH);
      assertThat(Comparison.relativeError(gradient, expected, pair.plan.size(), gradient.length))
          .isLessThan(SMOOTH);
    }
  }

  @Test
  void aNetworkLearnsTheSameByBothBodies() {
    // Given
    Case example = new Case("", BlockNetworks.mixed(Activation.SILU), 6);
    try (Comparison one = comparison(example, 3);
        Comparison other = comparison(example, 3)) {
      body(other).runOn(OperationsBody::new);

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

  private static Comparison comparison(Case example, long seed) {
    return new Comparison(example.network(), Recipe.DEFAULT, example.batch(), seed);
  }

  private static BodyLayer body(Comparison pair) {
    return (BodyLayer) pair.network.network().getLayer("body");
  }

  private static void assertSame(Comparison pair, double tolerance) {
    BodyRun actual = BodyRun.of(OperationsBody::new, pair);
    BodyRun expected = BodyRun.of(BodyProgram::new, pair);
    assertThat(relativeError(actual.features, expected.features))
        .as("features")
        .isLessThan(tolerance);
    assertThat(relativeError(actual.inferred, expected.inferred))
        .as("features in inference")
        .isLessThan(tolerance);
    BodyPlan plan = pair.plan;
    for (Weighted part : plan.weighted()) {
      assertGradient(actual, expected, part.firstWeight(), part.weights(), tolerance, part);
    }
    assertGradient(actual, expected, plan.firstBias(), plan.biases(), tolerance, "biases");
    assertGradient(actual, expected, plan.firstScale(), plan.channels(), tolerance, "scales");
    assertGradient(actual, expected, plan.firstShift(), plan.channels(), tolerance, "shifts");
    assertThat(relativeError(actual.running, expected.running))
        .as("running statistics")
        .isLessThan(tolerance);
  }

  private static void assertGradient(
      BodyRun actual, BodyRun expected, int first, int count, double tolerance, Object name) {
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
    return Comparison.relativeError(a, wide, 0, a.length);
  }
}
