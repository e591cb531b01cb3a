package io.netspace.contracts.document;

import io.netspace.contracts.vocabulary.Recipe;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.contracts.vocabulary.Window;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code regime} of a document: which networks, and how they are trained. */
final class RegimeSection {
  private static final int DEFAULT_BATCH = 64;

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
    int batch = regime.integer("batch", DEFAULT_BATCH);
    int train = regime.integer("trainImages", 4000);
    int validation = regime.integer("validationImages", 1000);
    Long memory = memory(regime);
    Regime plain =
        regime.make(
            Map.of("batchSize", "batch", "maxMemoryBytes", "memory"),
            () -> new Regime(flops, epochs, batch, train, validation, Recipe.DEFAULT, memory));
    Fields recipe = regime.object("recipe", "learningRate", "momentum", "weightDecay", "normDecay");
    return new Regime(
        flops, epochs, batch, train, validation, recipe(recipe, plain.batchSize()), memory);
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

  /** The default learning rate grows with the batch, as the steps get fewer. */
  private static Recipe recipe(Fields recipe, int batch) {
    double scaled = Recipe.DEFAULT.learningRate() * batch / DEFAULT_BATCH;
    double learningRate = recipe.decimal("learningRate", scaled);
    double momentum = recipe.decimal("momentum", Recipe.DEFAULT.momentum());
    double weightDecay = recipe.decimal("weightDecay", Recipe.DEFAULT.weightDecay());
    double normDecay = recipe.decimal("normDecay", Recipe.DEFAULT.normDecay());
    return recipe.make(Map.of(), () -> new Recipe(learningRate, momentum, weightDecay, normDecay));
  }
}
