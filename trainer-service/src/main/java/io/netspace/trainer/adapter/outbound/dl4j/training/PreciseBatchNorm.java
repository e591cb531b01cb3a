package io.netspace.trainer.adapter.outbound.dl4j.training;

import io.netspace.trainer.adapter.outbound.dl4j.CandidateNetwork;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BatchNorm;
import io.netspace.trainer.adapter.outbound.dl4j.loader.BatchPrefetcher;
import io.netspace.trainer.application.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The means and variances of whole batches, averaged with equal weights, in the place of a
 * network's running ones, which lag behind its weights.
 */
final class PreciseBatchNorm {
  private PreciseBatchNorm() {}

  /** Measures over all these batches. */
  static void recompute(
      CandidateNetwork network, BatchPrefetcher batches, TrainingListener listener)
      throws InterruptedException {
    INDArray running = network.runningStatistics();
    INDArray sum = Nd4j.create(DataType.FLOAT, running.shape());
    int count = 0;
    while (batches.hasNext()) {
      // From 0, a batch leaves its own moments times the momentum.
      running.assign(0);
      network.updateRunningStatistics(batches.next().images());
      sum.addi(running);
      count++;
      listener.onStep();
    }
    running.assign(sum.divi(count * BatchNorm.MOMENTUM));
    sum.close();
  }
}
