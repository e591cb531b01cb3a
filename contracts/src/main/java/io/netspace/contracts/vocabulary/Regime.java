package io.netspace.contracts.vocabulary;

/**
 * How every candidate of a study is chosen and trained.
 *
 * @param flops multiply-adds of one forward pass, by formula, that a candidate may have
 * @param epochs passes over the training images
 * @param batchSize images a step
 * @param trainImages training images, balanced over the classes
 * @param validationImages images the error is measured on, balanced over the classes
 */
public record Regime(
    Window flops, int epochs, int batchSize, int trainImages, int validationImages, Recipe recipe) {
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
  }
}
