package io.netspace.trainer.adapter.outbound.dl4j.training;

import io.netspace.trainer.adapter.outbound.dl4j.CandidateNetwork;
import io.netspace.trainer.adapter.outbound.dl4j.loader.Batch;
import io.netspace.trainer.adapter.outbound.dl4j.loader.BatchPrefetcher;
import io.netspace.trainer.application.TrainingListener;
import io.netspace.trainer.domain.LabelledImages;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Counts the validation images whose likeliest class is not theirs. */
final class Top1Error {
  private Top1Error() {}

  /**
   * Their share, in percent.
   *
   * @param batches of these images, in their order
   */
  static double percent(
      CandidateNetwork network,
      LabelledImages images,
      BatchPrefetcher batches,
      TrainingListener listener)
      throws InterruptedException {
    int first = 0;
    int wrong = 0;
    while (batches.hasNext()) {
      Batch batch = batches.next();
      INDArray probabilities = network.probabilities(batch.images());
      float[][] byImage = probabilities.toFloatMatrix();
      for (int place = 0; place < batch.count(); place++) {
        wrong += argMax(byImage[place]) == images.label(first + place) ? 0 : 1;
      }
      first += batch.count();
      probabilities.close();
      listener.onStep();
    }
    return 100.0 * wrong / images.count();
  }

  /** The first of the largest; none, −1, if the numbers are no numbers. */
  private static int argMax(float[] probabilities) {
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
