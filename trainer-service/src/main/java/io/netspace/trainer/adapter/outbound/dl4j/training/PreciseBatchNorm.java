package io.netspace.trainer.adapter.outbound.dl4j.training;

import io.netspace.trainer.adapter.outbound.dl4j.CandidateNetwork;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BatchNorm;
import io.netspace.trainer.adapter.outbound.dl4j.loader.BatchPrefetcher;
import io.netspace.trainer.application.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Precise batch normalisation statistics: replaces a network's running means and variances, which
 * lag behind its weights, by the averages over batches with equal weights.
 */
final class PreciseBatchNorm {
  private PreciseBatchNorm() {}

  /** Computes the statistics over all of these batches. */
  static void recompute(
      CandidateNetwork network, BatchPrefetcher batches, TrainingListener listener)
      throws InterruptedException {
    INDArray running = network.runningStatistics();
    INDArray sum = Nd4j.create(DataType.FLOAT, running.shape());
    int count = 0;
    while (batches.hasNext()) {
      // Starting from 0, the update leaves the batch's moments times the momentum.
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
