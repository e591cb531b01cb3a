package io.netspace.trainer.adapter.outbound.dl4j.training;

import io.netspace.model.training.EpochResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Progress of a training, over all attempts that led to its present weights.
 *
 * @param curve one result for each finished epoch
 * @param trainedImages number of images in all steps
 * @param trainingNanoseconds duration of the steps, without validation
 * @param seconds duration of the epochs, validation included
 */
record TrainingProgress(
    List<EpochResult> curve, long trainedImages, long trainingNanoseconds, double seconds) {
  static final TrainingProgress NONE = new TrainingProgress(List.of(), 0, 0, 0);

  private static final double NANOSECONDS = 1e9;

  TrainingProgress {
    curve = List.copyOf(curve);
  }

  /** Number of finished epochs. */
  int finishedEpochs() {
    return curve.size();
  }

  /** The progress after the steps of an epoch. */
  TrainingProgress withSteps(long images, long nanoseconds) {
    return new TrainingProgress(
        curve, trainedImages + images, trainingNanoseconds + nanoseconds, seconds);
  }

  /** The progress after an epoch, or the part of it before a divergence. */
  TrainingProgress withSeconds(double more) {
    return new TrainingProgress(curve, trainedImages, trainingNanoseconds, seconds + more);
  }

  /** The progress with the result of one more epoch. */
  TrainingProgress withEpoch(EpochResult result) {
    List<EpochResult> longer = new ArrayList<>(curve);
    longer.add(result);
    return new TrainingProgress(
        longer, trainedImages, trainingNanoseconds, seconds + result.seconds());
  }

  /** Training images divided by training time. */
  double imagesPerSecond() {
    return trainedImages * NANOSECONDS / Math.max(1, trainingNanoseconds);
  }
}
