package io.netspace.trainer.adapter.outbound.dl4j.vector;

import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.ALL;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.FLOAT;

import java.util.function.IntBinaryOperator;

/**
 * Weights in the order in which {@link TapProducts} reads them: blocks of outputs, in each {@code
 * [tap][output]}.
 */
final class PackedWeights {
  private final long source;
  private final long address;
  private final int[] order;

  /**
   * @param source address of all weights
   * @param index of the weight of an output and a tap
   */
  PackedWeights(long source, int outputs, int taps, IntBinaryOperator index, NativeMemory memory) {
    this.source = source;
    this.order = new int[outputs * taps];
    this.address = memory.allocate((long) Float.BYTES * order.length);
    int next = 0;
    int block;
    for (int output = 0; output < outputs; output += block) {
      block = Lanes.outputBlock(outputs - output);
      for (int tap = 0; tap < taps; tap++) {
        for (int i = 0; i < block; i++) {
          order[next++] = index.applyAsInt(output + i, tap);
        }
      }
    }
  }

  /** Copies the weights as they are now. */
  void pack() {
    long to = address;
    for (int from : order) {
      ALL.set(FLOAT, to, ALL.get(FLOAT, source + 4L * from));
      to += Float.BYTES;
    }
  }

  long address() {
    return address;
  }
}
