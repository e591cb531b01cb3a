package io.netspace.model.training;

import io.netspace.model.common.Require;
import org.jspecify.annotations.Nullable;

/**
 * The optimisation of the weights: stochastic gradient descent with Nesterov momentum, the learning
 * rate on a half-period cosine (Designing Network Design Spaces, 2020, section 3.1). A null
 * component is disabled; the ranges of the others are those of the papers' released code, pycls.
 *
 * @param learningRate at the first epoch, where there is no warm-up
 * @param momentum Nesterov momentum, in [0, 1)
 * @param weightDecay L2 decay of convolution and linear weights and biases
 * @param normDecay L2 decay of batch normalisation's scale and shift
 * @param schedule how often the learning rate changes; null for once an epoch
 * @param warmupEpochs epochs from the start over which the learning rate is multiplied by a factor
 *     that grows linearly from 0.1 to 1; the papers have 5 of 100; null without
 * @param labelSmoothing s in [0, 1): the loss is against 1 − s + s / classes for an image's class
 *     and s / classes for any other; the papers have 0 and 0.1; null without
 * @param zeroInitGamma whether the last scale of every residual block starts at 0, so that the
 *     block starts as its shortcut; null for no
 * @param average of the weights, which the error is then measured with; null without
 * @param preciseNormImages training images whose batch statistics, averaged, replace the running
 *     ones before the error is measured; the papers have 8192 and 1024; null without
 * @param augmentation of the training images; null without
 */
public record Recipe(
    double learningRate,
    double momentum,
    double weightDecay,
    double normDecay,
    @Nullable Schedule schedule,
    @Nullable Integer warmupEpochs,
    @Nullable Double labelSmoothing,
    @Nullable Boolean zeroInitGamma,
    @Nullable WeightAverage average,
    @Nullable Integer preciseNormImages,
    @Nullable Augmentation augmentation) {
  /** The defaults of a study that names none, for batches of 64. */
  public static final Recipe DEFAULT = new Recipe(0.1, 0.9, 5e-4, 0.0);

  /** Factor of the learning rate at the start of a warm-up. */
  private static final double WARMUP_FACTOR = 0.1;

  public Recipe {
    Require.that(
        learningRate > 0 && learningRate <= 10,
        "learningRate",
        learningRate,
        "must be above 0, at most 10");
    Require.that(momentum >= 0 && momentum < 1, "momentum", momentum, "must be in [0, 1)");
    Require.that(
        weightDecay >= 0 && weightDecay < 1, "weightDecay", weightDecay, "must be in [0, 1)");
    Require.that(normDecay >= 0 && normDecay < 1, "normDecay", normDecay, "must be in [0, 1)");
    schedule = schedule == Schedule.PER_EPOCH ? null : schedule;
    warmupEpochs = warmupEpochs != null && warmupEpochs == 0 ? null : warmupEpochs;
    labelSmoothing = labelSmoothing != null && labelSmoothing == 0 ? null : labelSmoothing;
    zeroInitGamma = Boolean.TRUE.equals(zeroInitGamma) ? zeroInitGamma : null;
    preciseNormImages =
        preciseNormImages != null && preciseNormImages == 0 ? null : preciseNormImages;
    augmentation = Augmentation.NONE.equals(augmentation) ? null : augmentation;
    requireExtras(warmupEpochs, labelSmoothing, preciseNormImages);
  }

  /** Momentum and weight decay only. */
  public Recipe(double learningRate, double momentum, double weightDecay, double normDecay) {
    this(learningRate, momentum, weightDecay, normDecay, null, null, null, null, null, null, null);
  }

  private static void requireExtras(
      @Nullable Integer warmupEpochs,
      @Nullable Double labelSmoothing,
      @Nullable Integer preciseNormImages) {
    Require.that(
        warmupEpochs == null || warmupEpochs > 0,
        "warmupEpochs",
        warmupEpochs,
        "must be 0 epochs or more");
    Require.that(
        labelSmoothing == null || (labelSmoothing > 0 && labelSmoothing < 1),
        "labelSmoothing",
        labelSmoothing,
        "must be in [0, 1)");
    Require.that(
        preciseNormImages == null || preciseNormImages > 0,
        "preciseNormImages",
        preciseNormImages,
        "must be 0 images or more");
  }

  /**
   * Learning rate of a step counted from 0: half a cosine from {@link #learningRate} towards 0 at
   * the end of the last epoch, times the factor of the warm-up.
   */
  public double learningRate(int step, int stepsPerEpoch, int epochs) {
    double epoch =
        schedule == Schedule.PER_STEP
            ? (double) step / stepsPerEpoch
            : Math.floorDiv(step, stepsPerEpoch);
    return learningRate * 0.5 * (1 + Math.cos(Math.PI * epoch / epochs)) * warmup(epoch);
  }

  private double warmup(double epoch) {
    double share = warmupEpochs == null ? 1 : Math.min(1, epoch / warmupEpochs);
    return WARMUP_FACTOR * (1 - share) + share;
  }

  /** Whether an epoch, counted from 0, is one of the warm-up. */
  public boolean warmsUp(int epoch) {
    return warmupEpochs != null && epoch < warmupEpochs;
  }

  /** s of the loss, 0 without label smoothing. */
  public double labelSmoothingOrZero() {
    return labelSmoothing == null ? 0 : labelSmoothing;
  }

  /** Whether the last scale of every residual block starts at 0. */
  public boolean startsBlocksAsShortcuts() {
    return zeroInitGamma != null;
  }

  /** The augmentation of training images. */
  public Augmentation augmentationOrNone() {
    return augmentation == null ? Augmentation.NONE : augmentation;
  }
}
