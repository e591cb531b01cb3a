package io.netspace.formats.document;

import io.netspace.model.training.Augmentation;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Schedule;
import io.netspace.model.training.WeightAverage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code recipe} of a regime: how the weights are learned. */
final class RecipeSection {
  /** Images a step that the default learning rate is for. */
  static final int BATCH = 64;

  private RecipeSection() {}

  /** The default learning rate grows with the batch, as the steps get fewer. */
  static Recipe of(Fields regime, int batch) {
    Fields recipe =
        regime.object(
            "recipe",
            "learningRate",
            "momentum",
            "weightDecay",
            "normDecay",
            "schedule",
            "warmupEpochs",
            "labelSmoothing",
            "zeroInitGamma",
            "average",
            "preciseNormImages",
            "augmentation");
    double scaled = Recipe.DEFAULT.learningRate() * batch / BATCH;
    double learningRate = recipe.decimal("learningRate", scaled);
    double momentum = recipe.decimal("momentum", Recipe.DEFAULT.momentum());
    double weightDecay = recipe.decimal("weightDecay", Recipe.DEFAULT.weightDecay());
    double normDecay = recipe.decimal("normDecay", Recipe.DEFAULT.normDecay());
    Schedule schedule = recipe.choice("schedule", Schedule.PER_EPOCH, Enum::name);
    int warmupEpochs = recipe.integer("warmupEpochs", 0);
    double labelSmoothing = recipe.decimal("labelSmoothing", 0);
    boolean zeroInitGamma = recipe.flag("zeroInitGamma", false);
    WeightAverage average = average(recipe);
    int preciseNormImages = recipe.integer("preciseNormImages", 0);
    Augmentation augmentation = augmentation(recipe);
    return recipe.make(
        Map.of(),
        () ->
            new Recipe(
                learningRate,
                momentum,
                weightDecay,
                normDecay,
                schedule,
                warmupEpochs,
                labelSmoothing,
                zeroInitGamma,
                average,
                preciseNormImages,
                augmentation));
  }

  /** None without an alpha, or with one of 0. */
  private static @Nullable WeightAverage average(Fields recipe) {
    if (!recipe.has("average")) {
      return null;
    }
    Fields average = recipe.object("average", "alpha", "period");
    average.require("alpha", "a number, such as 1.0E-5, or 0 for no average");
    double alpha = average.decimal("alpha", 1e-5);
    int period = average.integer("period", WeightAverage.DEFAULT_PERIOD);
    return alpha == 0 ? null : average.make(Map.of(), () -> new WeightAverage(alpha, period));
  }

  private static Augmentation augmentation(Fields recipe) {
    Fields augmentation = recipe.object("augmentation", "flip", "cropPadding", "minimumArea");
    boolean flip = augmentation.flag("flip", false);
    int cropPadding = augmentation.integer("cropPadding", 0);
    double minimumArea = augmentation.decimal("minimumArea", 0);
    return augmentation.make(Map.of(), () -> new Augmentation(flip, cropPadding, minimumArea));
  }
}
