package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.trainer.adapter.outbound.dl4j.onednn.Native;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Exponential averages of the batches' means and variances: running ← 0.9 running + 0.1 batch, the
 * variance made unbiased first, as PyTorch does.
 */
final class RunningStatistics {
  /** Share of a batch in them. */
  static final float MOMENTUM = 0.1f;

  private final MemorySegment batchMoments;
  private final MemorySegment running;
  private final float[] shares;

  /**
   * @param running address of the averages: all means, then all variances
   */
  RunningStatistics(BodyPlan plan, int batch, Native memory, long running) {
    long bytes = 2L * plan.channels() * Float.BYTES;
    this.batchMoments = memory.allocate(bytes);
    this.running = MemorySegment.ofAddress(running).reinterpret(bytes);
    this.shares = shares(plan, batch);
  }

  /** What a batch's moments are multiplied by: all means, then all biased variances. */
  static float[] shares(BodyPlan plan, int batch) {
    float[] shares = new float[2 * plan.channels()];
    for (Unit unit : plan.units()) {
      double count = (double) batch * unit.outPixels();
      for (int channel = unit.firstChannel();
          channel < unit.firstChannel() + unit.out();
          channel++) {
        shares[channel] = MOMENTUM;
        shares[plan.channels() + channel] = (float) (MOMENTUM * count / Math.max(1, count - 1));
      }
    }
    return shares;
  }

  /** Address of the last batch's moments: all means, then all biased variances. */
  long batchMoments() {
    return batchMoments.address();
  }

  /** Takes in the last batch. */
  void update() {
    for (int i = 0; i < shares.length; i++) {
      float old = running.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, i);
      float batch = batchMoments.getAtIndex(ValueLayout.JAVA_FLOAT, i);
      running.setAtIndex(
          ValueLayout.JAVA_FLOAT_UNALIGNED, i, (1 - MOMENTUM) * old + shares[i] * batch);
    }
  }
}
