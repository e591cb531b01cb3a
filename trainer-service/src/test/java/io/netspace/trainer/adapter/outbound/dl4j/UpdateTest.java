package io.netspace.trainer.adapter.outbound.dl4j;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.smoothNetwork;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.network.Architecture;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Schedule;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole steps in float32 against the recipe in float64, on a network without kinks. */
class UpdateTest {
  /** Of any part of the parameters after one update, relative to its size. */
  private static final double AFTER_ONE = 1e-5;

  /** The same after ten updates of large steps, each of which carries on the error before it. */
  private static final double AFTER_TEN = 1e-4;

  /** Of a loss, relative, on the way down through fifty steps. */
  private static final double OF_A_LOSS = 1e-3;

  private static final Architecture NETWORK =
      smoothNetwork(3, stage(1, 16, 2, 1, 8), stage(2, 24, 2, 1, 8));
  private static final BackbonePlan PLAN = BackbonePlan.of(NETWORK);
  private static final int EPOCHS = 5;
  private static final int STEPS_PER_EPOCH = 2;

  static Stream<Named<Recipe>> recipes() {
    return Stream.of(
        Named.of("plain descent", recipe(0, 0, 0, null, null, null)),
        Named.of("momentum", recipe(0.9, 0, 0, null, null, null)),
        Named.of("weight decay", recipe(0, 0.05, 0, null, null, null)),
        Named.of("norm decay", recipe(0, 0, 0.05, null, null, null)),
        Named.of("momentum and decays", recipe(0.9, 0.05, 0.02, null, null, null)),
        Named.of("a rate per step", recipe(0.9, 0.05, 0.02, Schedule.PER_STEP, null, null)),
        Named.of("a warm-up", recipe(0.9, 0.05, 0.02, null, 3, null)),
        Named.of("a warm-up per step", recipe(0.9, 0.05, 0.02, Schedule.PER_STEP, 3, null)),
        Named.of("smoothed labels", recipe(0.9, 0.05, 0.02, null, null, 0.2)),
        Named.of("all of it", recipe(0.9, 0.05, 0.02, Schedule.PER_STEP, 3, 0.2)));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void oneAndTenUpdatesAreThoseOfTheReference(Recipe recipe) {
    // Given
    try (NetworkWithReference pair =
        new NetworkWithReference(NETWORK, recipe, EPOCHS, STEPS_PER_EPOCH, 6, 17)) {
      for (int step = 0; step < EPOCHS * STEPS_PER_EPOCH; step++) {
        // When
        update(pair, recipe, step);

        // Then
        assertSameParameters(pair, step == 0 ? AFTER_ONE : AFTER_TEN);
      }
    }
  }

  @Test
  void theLossOfFiftyStepsIsThatOfTheReference() {
    // Given
    Recipe recipe = recipe(0.9, 5e-4, 0, null, null, null);
    try (NetworkWithReference pair = new NetworkWithReference(NETWORK, recipe, 1, 50, 8, 29)) {
      for (int step = 0; step < 50; step++) {
        // When
        double loss = pair.network.step(pair.imageArray, pair.labelArray);
        double expected = pair.reference.loss(pair.images, pair.labels);
        pair.reference.update(recipe, 0.05);

        // Then
        assertThat(loss).as("step %d", step).isCloseTo(expected, within(OF_A_LOSS * expected));
      }
      assertThat(pair.reference.loss(pair.images, pair.labels)).isLessThan(0.2);
    }
  }

  @Test
  void inferenceNormalisesByTheRunningStatistics() {
    // Given
    Recipe recipe = recipe(0.9, 0.05, 0.02, null, null, null);
    try (NetworkWithReference pair =
        new NetworkWithReference(NETWORK, recipe, EPOCHS, STEPS_PER_EPOCH, 6, 23)) {
      update(pair, recipe, 0);

      // When
      float[][] probabilities = pair.network.probabilities(pair.imageArray).toFloatMatrix();

      // Then
      double[][] expected = pair.reference.inference(pair.images);
      for (int n = 0; n < expected.length; n++) {
        assertThat(NetworkWithReference.relativeError(probabilities[n], expected[n], 0, 3))
            .isLessThan(AFTER_ONE);
      }
    }
  }

  private static void update(NetworkWithReference pair, Recipe recipe, int step) {
    pair.network.step(pair.imageArray, pair.labelArray);
    pair.reference.loss(pair.images, pair.labels, recipe.labelSmoothingOrZero());
    pair.reference.update(recipe, learningRate(recipe, step));
  }

  /** Written out once more, from the papers' code. */
  private static double learningRate(Recipe recipe, int step) {
    double epoch = step / (double) STEPS_PER_EPOCH;
    if (recipe.schedule() != Schedule.PER_STEP) {
      epoch = Math.floor(epoch);
    }
    double rate = 0.05 * (Math.cos(Math.PI * epoch / EPOCHS) + 1) / 2;
    Integer warmup = recipe.warmupEpochs();
    return warmup != null && epoch < warmup
        ? rate * (0.1 * (1 - epoch / warmup) + epoch / warmup)
        : rate;
  }

  /** Decays are large, that a wrong or missing one shows. */
  private static Recipe recipe(
      double momentum,
      double weightDecay,
      double normDecay,
      @Nullable Schedule schedule,
      @Nullable Integer warmupEpochs,
      @Nullable Double labelSmoothing) {
    return new Recipe(
        0.05,
        momentum,
        weightDecay,
        normDecay,
        schedule,
        warmupEpochs,
        labelSmoothing,
        null,
        null,
        null,
        null);
  }

  private static void assertSameParameters(NetworkWithReference pair, double tolerance) {
    float[] actual = pair.network.parameters().toFloatVector();
    int from = 0;
    for (Map.Entry<String, Integer> part : endsByName(actual.length).entrySet()) {
      assertThat(
              NetworkWithReference.relativeError(
                  actual, pair.reference.parameters, from, part.getValue()))
          .as(part.getKey())
          .isLessThan(tolerance);
      from = part.getValue();
    }
  }

  private static Map<String, Integer> endsByName(int all) {
    Map<String, Integer> ends = new LinkedHashMap<>();
    ends.put("weights", PLAN.scaleOffset());
    ends.put("scales", PLAN.shiftOffset());
    ends.put("shifts", PLAN.meanOffset());
    ends.put("running means", PLAN.varianceOffset());
    ends.put("running variances", PLAN.parameterCount());
    ends.put("linear layer", all);
    return ends;
  }
}
