package io.netspace.formats.document;

import io.netspace.model.common.Window;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code regime} of a document: which networks, and how they are trained. */
final class RegimeSection {
  private RegimeSection() {}

  static Regime of(Fields document) {
    document.require("regime", "an object of flops, epochs, trainImages and validationImages");
    Fields regime =
        document.object(
            "regime",
            "flops",
            "epochs",
            "batch",
            "trainImages",
            "validationImages",
            "recipe",
            "memory");
    regime.require("epochs", "a whole number, such as 5");
    regime.require("trainImages", "a whole number, such as 4000");
    regime.require("validationImages", "a whole number, such as 1000");
    Window flops = Flops.window(regime, "flops");
    int epochs = regime.integer("epochs", 5);
    int batch = regime.integer("batch", RecipeSection.BATCH);
    int train = regime.integer("trainImages", 4000);
    int validation = regime.integer("validationImages", 1000);
    Long memory = memory(regime);
    Regime plain =
        regime.make(
            Map.of("batchSize", "batch", "maxMemoryBytes", "memory"),
            () -> new Regime(flops, epochs, batch, train, validation, Recipe.DEFAULT, memory));
    Recipe recipe = RecipeSection.of(regime, plain.batchSize());
    return regime.make(
        Map.of(
            "warmupEpochs", "recipe.warmupEpochs", "preciseNormImages", "recipe.preciseNormImages"),
        () -> new Regime(flops, epochs, batch, train, validation, recipe, memory));
  }

  /** Bytes that the training of a candidate may take, in powers of ten. */
  private static @Nullable Long memory(Fields regime) {
    return regime.has("memory")
        ? Magnitude.parse(
            regime.value("memory"),
            regime.pathOf("memory"),
            "must be a number of bytes, such as 800M or 1.5G")
        : null;
  }
}
