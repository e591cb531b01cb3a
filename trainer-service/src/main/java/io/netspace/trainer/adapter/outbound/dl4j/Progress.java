package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.EpochResult;
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
record Progress(
    List<EpochResult> curve, long trainedImages, long trainingNanoseconds, double seconds) {
  static final Progress NONE = new Progress(List.of(), 0, 0, 0);

  private static final double NANOSECONDS = 1e9;

  Progress {
    curve = List.copyOf(curve);
  }

  /** Number of finished epochs. */
  int epochs() {
    return curve.size();
  }

  /** After the steps of an epoch. */
  Progress trained(long images, long nanoseconds) {
    return new Progress(curve, trainedImages + images, trainingNanoseconds + nanoseconds, seconds);
  }

  /** After the whole of an epoch, or what there was of its last one. */
  Progress tookSeconds(double more) {
    return new Progress(curve, trainedImages, trainingNanoseconds, seconds + more);
  }

  /** With the result of one epoch more. */
  Progress finished(EpochResult result) {
    List<EpochResult> longer = new ArrayList<>(curve);
    longer.add(result);
    return new Progress(longer, trainedImages, trainingNanoseconds, seconds + result.seconds());
  }

  /** Training images over training time. */
  double imagesPerSecond() {
    return trainedImages * NANOSECONDS / Math.max(1, trainingNanoseconds);
  }
}
