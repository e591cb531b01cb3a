package io.netspace.model.training;

import io.netspace.model.common.Require;
import io.netspace.model.common.Window;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import org.jspecify.annotations.Nullable;

/**
 * How every candidate of a study is chosen and trained.
 *
 * @param flops multiply-adds of one forward pass, by formula, that a candidate may have
 * @param epochs passes over the training images
 * @param batchSize images a step
 * @param trainImages training images, balanced over the classes
 * @param validationImages images the error is measured on, balanced over the classes
 * @param maxMemoryBytes limit of the memory for training a candidate, by {@link TrainingMemory};
 *     without a limit if absent
 */
public record Regime(
    Window flops,
    int epochs,
    int batchSize,
    int trainImages,
    int validationImages,
    Recipe recipe,
    @Nullable Long maxMemoryBytes) {
  public Regime {
    Require.that(flops.high() > 0, "flops", flops.high(), "must allow more than 0 multiply-adds");
    Require.that(epochs >= 1 && epochs <= 10_000, "epochs", epochs, "must be 1 to 10000");
    Require.that(
        batchSize >= 2 && batchSize <= 4096, "batchSize", batchSize, "must be 2 to 4096 images");
    Require.that(
        trainImages >= batchSize,
        "trainImages",
        trainImages,
        "must be at least one batch (" + batchSize + ")");
    Require.that(
        validationImages >= 10, "validationImages", validationImages, "must be 10 or more");
    Require.that(
        maxMemoryBytes == null || maxMemoryBytes > 0,
        "maxMemoryBytes",
        maxMemoryBytes,
        "must be above 0 bytes");
    requireFit(recipe, epochs, batchSize, trainImages);
  }

  private static void requireFit(Recipe recipe, int epochs, int batchSize, int trainImages) {
    Integer warmup = recipe.warmupEpochs();
    Require.that(
        warmup == null || warmup < epochs,
        "warmupEpochs",
        warmup,
        "must be below the epochs (" + epochs + ")");
    Integer precise = recipe.preciseNormImages();
    Require.that(
        precise == null || (precise >= batchSize && precise <= trainImages),
        "preciseNormImages",
        precise,
        "must be at least one batch ("
            + batchSize
            + "), at most trainImages ("
            + trainImages
            + ")");
  }

  /** A regime without a limit of memory. */
  public Regime(
      Window flops,
      int epochs,
      int batchSize,
      int trainImages,
      int validationImages,
      Recipe recipe) {
    this(flops, epochs, batchSize, trainImages, validationImages, recipe, null);
  }

  /** Whether a candidate may be this network: by its flops, and by the memory of its training. */
  public boolean allows(Architecture network) {
    return flops.contains(Complexity.of(network).flops()) && fitsMemory(network);
  }

  /** Whether a network's training takes no more memory than is allowed. */
  public boolean fitsMemory(Architecture network) {
    return maxMemoryBytes == null || TrainingMemory.bytes(network, batchSize) <= maxMemoryBytes;
  }
}
