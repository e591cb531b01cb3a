package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The update of the exponential averages of the batches' moments. */
public final class RunningStatisticsUpdate {
  private RunningStatisticsUpdate() {}

  /** Adds a forward step: running ← (1 − momentum) · running + weight · moment, elementwise. */
  public static void addUpdate(
      Program program, INDArray running, INDArray moments, float[] weights, double momentum) {
    INDArray weightArray = program.acquire(weights.length);
    INDArray weighted = program.acquire(weights.length);
    weightArray.data().setData(weights);
    program.addForward(Nd4jOps.multiplyScalar(running, 1 - momentum, running));
    program.addForward(Nd4jOps.multiply(moments, weightArray, weighted));
    program.addForward(Nd4jOps.add(running, weighted, running));
  }
}
