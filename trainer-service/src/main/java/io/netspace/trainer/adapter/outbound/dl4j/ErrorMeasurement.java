package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.trainer.application.TrainingListener;
import io.netspace.trainer.domain.LabelledImages;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Counts the validation images whose likeliest class is not theirs. */
final class ErrorMeasurement {
  private ErrorMeasurement() {}

  /**
   * Their share, in percent.
   *
   * @param batches of these images, in their order
   */
  static double percent(
      CandidateNetwork network, LabelledImages images, Batches batches, TrainingListener listener)
      throws InterruptedException {
    int first = 0;
    int wrong = 0;
    while (batches.hasNext()) {
      Batch batch = batches.take();
      INDArray probabilities = network.probabilities(batch.images());
      float[][] byImage = probabilities.toFloatMatrix();
      for (int place = 0; place < batch.count(); place++) {
        wrong += likeliest(byImage[place]) == images.label(first + place) ? 0 : 1;
      }
      first += batch.count();
      probabilities.close();
      listener.onStep();
    }
    return 100.0 * wrong / images.count();
  }

  /** The first of the largest; none, −1, if the numbers are no numbers. */
  private static int likeliest(float[] probabilities) {
    int best = -1;
    float most = Float.NEGATIVE_INFINITY;
    for (int label = 0; label < probabilities.length; label++) {
      if (probabilities[label] > most) {
        most = probabilities[label];
        best = label;
      }
    }
    return best;
  }
}
