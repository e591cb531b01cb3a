package io.netspace.formats.document;

import io.netspace.formats.binding.Expected;
import io.netspace.model.training.Augmentation;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Schedule;
import io.netspace.model.training.WeightAverage;
import org.jspecify.annotations.Nullable;

/** The {@code recipe} of a regime: how the weights are optimised. */
record RecipeSection(
    @Expected(example = "0.1") @Nullable Double learningRate,
    @Expected(example = "0.9") @Nullable Double momentum,
    @Expected(example = "5.0E-4") @Nullable Double weightDecay,
    @Expected(example = "0.0") @Nullable Double normDecay,
    @Nullable Schedule schedule,
    @Expected(example = "0") @Nullable Integer warmupEpochs,
    @Expected(example = "0.0") @Nullable Double labelSmoothing,
    @Nullable Boolean zeroInitGamma,
    @Nullable WeightAverage average,
    @Expected(example = "0") @Nullable Integer preciseNormImages,
    @Nullable Augmentation augmentation) {
  /** Images per step that the default learning rate is for. */
  static final int BATCH = 64;

  /** The recipe of a regime that names none. */
  static Recipe ofNone(int batch) {
    return new RecipeSection(null, null, null, null, null, null, null, null, null, null, null)
        .recipe(batch);
  }

  /** The default learning rate is proportional to the batch size. */
  Recipe recipe(int batch) {
    double scaled = Recipe.DEFAULT.learningRate() * batch / BATCH;
    return new Recipe(
        learningRate == null ? scaled : learningRate,
        momentum == null ? Recipe.DEFAULT.momentum() : momentum,
        weightDecay == null ? Recipe.DEFAULT.weightDecay() : weightDecay,
        normDecay == null ? Recipe.DEFAULT.normDecay() : normDecay,
        schedule == null ? Schedule.PER_EPOCH : schedule,
        warmupEpochs == null ? 0 : warmupEpochs,
        labelSmoothing == null ? 0 : labelSmoothing,
        zeroInitGamma != null && zeroInitGamma,
        average,
        preciseNormImages == null ? 0 : preciseNormImages,
        augmentation == null ? Augmentation.NONE : augmentation);
  }

  /** A moving average of the weights; none with an alpha of 0. */
  record AverageSection(
      @Expected(example = "1.0E-5", ifMissing = "a number, such as 1.0E-5, or 0 for no average")
          double alpha,
      @Expected(example = "32") @Nullable Integer period) {
    @Nullable WeightAverage average() {
      return alpha == 0
          ? null
          : new WeightAverage(alpha, period == null ? WeightAverage.DEFAULT_PERIOD : period);
    }
  }

  /** Random changes to the training images. */
  record AugmentationSection(
      @Nullable Boolean flip,
      @Expected(example = "0") @Nullable Integer cropPadding,
      @Expected(example = "0.0") @Nullable Double minimumArea) {
    Augmentation augmentation() {
      return new Augmentation(
          flip != null && flip,
          cropPadding == null ? 0 : cropPadding,
          minimumArea == null ? 0 : minimumArea);
    }
  }
}
