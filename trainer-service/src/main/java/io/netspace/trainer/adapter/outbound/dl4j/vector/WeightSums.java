package io.netspace.trainer.adapter.outbound.dl4j.vector;

import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.ALL;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.FLOAT;

import java.util.function.IntBinaryOperator;

/** Gradients of weights, as vectors {@code [output][tap]} whose lanes are summed at the end. */
final class WeightSums {
  private final int outputs;
  private final int taps;
  private final int[] order;
  private final long target;

  /**
   * @param target address of all weights' gradients
   * @param index of the weight of an output and a tap
   */
  WeightSums(int outputs, int taps, IntBinaryOperator index, long target) {
    this.outputs = outputs;
    this.taps = taps;
    this.target = target;
    this.order = new int[outputs * taps];
    for (int i = 0; i < order.length; i++) {
      order[i] = index.applyAsInt(i / taps, i % taps);
    }
  }

  long bytes() {
    return (long) outputs * taps * Lanes.BYTES;
  }

  long stride() {
    return (long) taps * Lanes.BYTES;
  }

  void clear(long sums) {
    Elementwise.fill(sums, 0, bytes());
  }

  /** Writes the gradients. */
  void finish(long sums) {
    long vector = sums;
    for (int to : order) {
      ALL.set(FLOAT, target + 4L * to, Lanes.pairwiseSum(vector));
      vector += Lanes.BYTES;
    }
  }
}
