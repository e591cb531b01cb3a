package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Exponential averages of the batches' moments. */
public final class RunningStatisticsUpdate {
  private RunningStatisticsUpdate() {}

  /**
   * Adds a forward step: running ← (1 − momentum) · running + share · moment, each number with a
   * share of its own.
   */
  public static void addUpdate(
      Program program, INDArray running, INDArray moments, float[] shares, double momentum) {
    INDArray share = program.acquire(shares.length);
    INDArray part = program.acquire(shares.length);
    share.data().setData(shares);
    program.addForward(Nd4jOps.multiplyScalar(running, 1 - momentum, running));
    program.addForward(Nd4jOps.multiply(moments, share, part));
    program.addForward(Nd4jOps.add(running, part, running));
  }
}
