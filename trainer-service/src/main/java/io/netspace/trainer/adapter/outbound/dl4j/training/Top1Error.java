package io.netspace.trainer.adapter.outbound.dl4j.training;

import io.netspace.trainer.adapter.outbound.dl4j.CandidateNetwork;
import io.netspace.trainer.adapter.outbound.dl4j.loader.Batch;
import io.netspace.trainer.adapter.outbound.dl4j.loader.BatchPrefetcher;
import io.netspace.trainer.application.TrainingListener;
import io.netspace.trainer.domain.LabelledImages;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The top-1 error: the fraction of validation images whose argmax class is not their label. */
final class Top1Error {
  private Top1Error() {}

  /**
   * The error, in percent.
   *
   * @param batches of the images, in their order
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

  /** Index of the first maximum; −1 if the values are NaN. */
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
