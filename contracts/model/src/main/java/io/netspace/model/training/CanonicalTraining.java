package io.netspace.model.training;

import io.netspace.model.common.CanonicalText;
import io.netspace.model.common.Window;
import io.netspace.model.network.CanonicalNetwork;
import org.jspecify.annotations.Nullable;

/** The canonical text of regimes and data sets, see {@link CanonicalText}. */
public final class CanonicalTraining {
  private CanonicalTraining() {}

  /** How networks are chosen and trained. */
  public static String text(Regime regime) {
    return CanonicalText.of("Regime")
        .field("flops", text(regime.flops()))
        .field("epochs", regime.epochs())
        .field("batchSize", regime.batchSize())
        .field("trainImages", regime.trainImages())
        .field("validationImages", regime.validationImages())
        .field("recipe", text(regime.recipe()))
        .optional("maxMemoryBytes", regime.maxMemoryBytes())
        .end();
  }

  private static String text(Window window) {
    return CanonicalText.of("Window").field("low", window.low()).field("high", window.high()).end();
  }

  static String text(Recipe recipe) {
    return CanonicalText.of("Recipe")
        .field("learningRate", recipe.learningRate())
        .field("momentum", recipe.momentum())
        .field("weightDecay", recipe.weightDecay())
        .field("normDecay", recipe.normDecay())
        .optional("schedule", word(recipe.schedule()))
        .optional("warmupEpochs", recipe.warmupEpochs())
        .optional("labelSmoothing", recipe.labelSmoothing())
        .optional("zeroInitGamma", recipe.zeroInitGamma())
        .optional("average", text(recipe.average()))
        .optional("preciseNormImages", recipe.preciseNormImages())
        .optional("augmentation", text(recipe.augmentation()))
        .end();
  }

  private static @Nullable String word(@Nullable Schedule schedule) {
    return switch (schedule) {
      case null -> null;
      case PER_EPOCH -> "PER_EPOCH";
      case PER_STEP -> "PER_STEP";
    };
  }

  private static @Nullable String text(@Nullable WeightAverage average) {
    return average == null
        ? null
        : CanonicalText.of("WeightAverage")
            .field("alpha", average.alpha())
            .field("period", average.period())
            .end();
  }

  private static @Nullable String text(@Nullable Augmentation augmentation) {
    return augmentation == null
        ? null
        : CanonicalText.of("Augmentation")
            .field("flip", augmentation.flip())
            .field("cropPadding", augmentation.cropPadding())
            .field("minimumArea", augmentation.minimumArea())
            .end();
  }

  /** The images that networks learn from. */
  public static String text(DataSet dataSet) {
    return switch (dataSet) {
      case GeneratedImages images ->
          CanonicalText.of("GeneratedImages")
              .field("input", CanonicalNetwork.text(images.input()))
              .field("classes", images.classes())
              .field("difficulty", images.difficulty())
              .field("seed", images.seed())
              .end();
      case ImageFolder folder ->
          CanonicalText.of("ImageFolder")
              .field("path", folder.path())
              .field("input", CanonicalNetwork.text(folder.input()))
              .field("classes", folder.classes())
              .optional("onBadImage", word(folder.onBadImage()))
              .optional("resize", folder.resize())
              .end();
    };
  }

  private static @Nullable String word(@Nullable BadImagePolicy onBadImage) {
    return switch (onBadImage) {
      case null -> null;
      case REFUSE -> "REFUSE";
      case SKIP -> "SKIP";
    };
  }
}
