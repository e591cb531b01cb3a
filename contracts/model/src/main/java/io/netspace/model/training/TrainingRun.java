package io.netspace.model.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The course of a training, and where it ran.
 *
 * @param curve one result an epoch, as far as it came
 * @param seconds that its epochs took, validation included, over all attempts that contributed to
 *     the result
 * @param imagesPerSecond training images over training time, validation left out, over the same
 *     attempts
 * @param attempt number of the delivery that led to this run, from 1
 * @param trainer name of the worker
 * @param device that trained, such as {@code cpu}
 * @param engine and its version
 * @param dataSetDigest of the images that were trained on, in hexadecimal digits; null for
 *     generated ones
 */
public record TrainingRun(
    List<EpochResult> curve,
    double seconds,
    double imagesPerSecond,
    int attempt,
    String trainer,
    String device,
    String engine,
    @Nullable String dataSetDigest) {
  public TrainingRun {
    curve = List.copyOf(curve);
  }

  /** A training on generated images. */
  public TrainingRun(
      List<EpochResult> curve,
      double seconds,
      double imagesPerSecond,
      int attempt,
      String trainer,
      String device,
      String engine) {
    this(curve, seconds, imagesPerSecond, attempt, trainer, device, engine, null);
  }
}
