package io.netspace.trainer.adapter.outbound.dl4j.engine;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BatchNorm;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.OneDnnContext;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Exponential averages of the batches' means and variances: running ← 0.9 running + 0.1 batch, with
 * the unbiased variance, as in PyTorch.
 */
public final class RunningStatistics {
  private final MemorySegment batchMoments;
  private final MemorySegment running;
  private final float[] weights;

  /**
   * @param running address of the averages: all means, then all variances
   */
  RunningStatistics(BackbonePlan plan, int batch, OneDnnContext memory, long running) {
    long bytes = 2L * plan.normChannels() * Float.BYTES;
    this.batchMoments = memory.allocate(bytes);
    this.running = MemorySegment.ofAddress(running).reinterpret(bytes);
    this.weights = updateWeights(plan, batch);
  }

  /** The weights of a batch's moments: all means, then all biased variances. */
  static float[] updateWeights(BackbonePlan plan, int batch) {
    float[] weights = new float[2 * plan.normChannels()];
    for (ConvNormAct convolution : plan.convolutions()) {
      double count = (double) batch * convolution.outputPixels();
      for (int channel = convolution.normOffset();
          channel < convolution.normOffset() + convolution.out();
          channel++) {
        weights[channel] = BatchNorm.MOMENTUM;
        weights[plan.normChannels() + channel] =
            (float) (BatchNorm.MOMENTUM * count / Math.max(1, count - 1));
      }
    }
    return weights;
  }

  /** Address of the last batch's moments: all means, then all biased variances. */
  long batchMoments() {
    return batchMoments.address();
  }

  /** Adds the last batch. */
  void update() {
    for (int i = 0; i < weights.length; i++) {
      float old = running.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, i);
      float batch = batchMoments.getAtIndex(ValueLayout.JAVA_FLOAT, i);
      running.setAtIndex(
          ValueLayout.JAVA_FLOAT_UNALIGNED, i, (1 - BatchNorm.MOMENTUM) * old + weights[i] * batch);
    }
  }
}
