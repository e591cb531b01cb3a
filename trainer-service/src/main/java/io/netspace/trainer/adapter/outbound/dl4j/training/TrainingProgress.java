package io.netspace.trainer.adapter.outbound.dl4j.training;

import io.netspace.model.training.EpochResult;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a training has come, over all attempts that led to its present weights.
 *
 * @param curve one result a finished epoch
 * @param trainedImages in all steps
 * @param trainingNanoseconds that the steps took, validation left out
 * @param seconds that the epochs took, validation included
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

  /** After the steps of an epoch. */
  TrainingProgress withSteps(long images, long nanoseconds) {
    return new TrainingProgress(
        curve, trainedImages + images, trainingNanoseconds + nanoseconds, seconds);
  }

  /** After the whole of an epoch, or what there was of its last one. */
  TrainingProgress withSeconds(double more) {
    return new TrainingProgress(curve, trainedImages, trainingNanoseconds, seconds + more);
  }

  /** With the result of one epoch more. */
  TrainingProgress withEpoch(EpochResult result) {
    List<EpochResult> longer = new ArrayList<>(curve);
    longer.add(result);
    return new TrainingProgress(
        longer, trainedImages, trainingNanoseconds, seconds + result.seconds());
  }

  /** Training images over training time. */
  double imagesPerSecond() {
    return trainedImages * NANOSECONDS / Math.max(1, trainingNanoseconds);
  }
}
