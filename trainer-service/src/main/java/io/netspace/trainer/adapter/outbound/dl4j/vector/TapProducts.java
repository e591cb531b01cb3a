package io.netspace.trainer.adapter.outbound.dl4j.vector;

import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.ALL;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.BYTES;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.FLOAT;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.ORDER;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.S;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import jdk.incubator.vector.FloatVector;

/**
 * Products of weights and taps, the arithmetic of every convolution forward and of its data
 * gradient: {@code out[o][column] = Σ_j weight[o][j] · x[taps[j] + column]} for consecutive
 * columns. A tap is an input channel, row and column of the kernel; its offset is in bytes. Four
 * vectors of columns of up to {@link Lanes#OUTPUT_BLOCK} outputs stay in registers while one loop
 * runs over the taps.
 *
 * <p>Weights are packed by {@link PackedWeights}: blocks of outputs, in each {@code [tap][output]}.
 */
final class TapProducts {
  private static final long FOUR = 4L * BYTES;

  private TapProducts() {}

  /**
   * Computes all outputs for a range of columns. Columns are the outer loop: the taps of four
   * vectors stay in the first-level cache for all outputs.
   *
   * @param from first tap, as {@code to} the one after the last: an image's border drops some
   * @param tapCount all taps of an output's packed weights
   * @param bytes of the columns, a multiple of a vector's
   * @param moments sums of the outputs and of their squares, which are added to; 0 for none
   */
  static void multiply(
      long x,
      int[] taps,
      int from,
      int to,
      long weights,
      int tapCount,
      int outputs,
      long out,
      long outStride,
      long bytes,
      long moments) {
    long column = 0;
    for (; column + FOUR <= bytes; column += FOUR) {
      int block;
      for (int o = 0; o < outputs; o += block) {
        block = Lanes.outputBlock(outputs - o);
        long w = weights + 4L * ((long) o * tapCount + (long) from * block);
        long m = moments == 0 ? 0 : moments + o * Moments.BYTES_PER_CHANNEL;
        long y = out + o * outStride + column;
        switch (block) {
          case 4 -> outputs4(x + column, taps, from, to, w, y, outStride, m);
          case 2 -> outputs2(x + column, taps, from, to, w, y, outStride, m);
          default -> outputs1(x + column, taps, from, to, w, y, m);
        }
      }
    }
    for (; column < bytes; column += BYTES) {
      int block;
      for (int o = 0; o < outputs; o += block) {
        block = Lanes.outputBlock(outputs - o);
        for (int i = 0; i < block; i++) {
          long w = weights + 4L * ((long) o * tapCount + (long) from * block + i);
          long m = moments == 0 ? 0 : moments + (o + i) * Moments.BYTES_PER_CHANNEL;
          single(x + column, taps, from, to, w, 4L * block, out + (o + i) * outStride + column, m);
        }
      }
    }
  }

  private static void outputs4(
      long x, int[] taps, int from, int to, long weights, long out, long outStride, long moments) {
    FloatVector a0 = FloatVector.zero(S);
    FloatVector a1 = FloatVector.zero(S);
    FloatVector a2 = FloatVector.zero(S);
    FloatVector a3 = FloatVector.zero(S);
    FloatVector b0 = FloatVector.zero(S);
    FloatVector b1 = FloatVector.zero(S);
    FloatVector b2 = FloatVector.zero(S);
    FloatVector b3 = FloatVector.zero(S);
    FloatVector c0 = FloatVector.zero(S);
    FloatVector c1 = FloatVector.zero(S);
    FloatVector c2 = FloatVector.zero(S);
    FloatVector c3 = FloatVector.zero(S);
    FloatVector e0 = FloatVector.zero(S);
    FloatVector e1 = FloatVector.zero(S);
    FloatVector e2 = FloatVector.zero(S);
    FloatVector e3 = FloatVector.zero(S);
    long w = weights;
    for (int j = from; j < to; j++) {
      long p = x + taps[j];
      FloatVector x0 = fromMemorySegment(S, ALL, p, ORDER);
      FloatVector x1 = fromMemorySegment(S, ALL, p + BYTES, ORDER);
      FloatVector x2 = fromMemorySegment(S, ALL, p + 2L * BYTES, ORDER);
      FloatVector x3 = fromMemorySegment(S, ALL, p + 3L * BYTES, ORDER);
      FloatVector w0 = FloatVector.broadcast(S, ALL.get(FLOAT, w));
      a0 = x0.fma(w0, a0);
      a1 = x1.fma(w0, a1);
      a2 = x2.fma(w0, a2);
      a3 = x3.fma(w0, a3);
      FloatVector w1 = FloatVector.broadcast(S, ALL.get(FLOAT, w + 4));
      b0 = x0.fma(w1, b0);
      b1 = x1.fma(w1, b1);
      b2 = x2.fma(w1, b2);
      b3 = x3.fma(w1, b3);
      FloatVector w2 = FloatVector.broadcast(S, ALL.get(FLOAT, w + 8));
      c0 = x0.fma(w2, c0);
      c1 = x1.fma(w2, c1);
      c2 = x2.fma(w2, c2);
      c3 = x3.fma(w2, c3);
      FloatVector w3 = FloatVector.broadcast(S, ALL.get(FLOAT, w + 12));
      e0 = x0.fma(w3, e0);
      e1 = x1.fma(w3, e1);
      e2 = x2.fma(w3, e2);
      e3 = x3.fma(w3, e3);
      w += 16;
    }
    long y = out;
    a0.intoMemorySegment(ALL, y, ORDER);
    a1.intoMemorySegment(ALL, y + BYTES, ORDER);
    a2.intoMemorySegment(ALL, y + 2L * BYTES, ORDER);
    a3.intoMemorySegment(ALL, y + 3L * BYTES, ORDER);
    y += outStride;
    b0.intoMemorySegment(ALL, y, ORDER);
    b1.intoMemorySegment(ALL, y + BYTES, ORDER);
    b2.intoMemorySegment(ALL, y + 2L * BYTES, ORDER);
    b3.intoMemorySegment(ALL, y + 3L * BYTES, ORDER);
    y += outStride;
    c0.intoMemorySegment(ALL, y, ORDER);
    c1.intoMemorySegment(ALL, y + BYTES, ORDER);
    c2.intoMemorySegment(ALL, y + 2L * BYTES, ORDER);
    c3.intoMemorySegment(ALL, y + 3L * BYTES, ORDER);
    y += outStride;
    e0.intoMemorySegment(ALL, y, ORDER);
    e1.intoMemorySegment(ALL, y + BYTES, ORDER);
    e2.intoMemorySegment(ALL, y + 2L * BYTES, ORDER);
    e3.intoMemorySegment(ALL, y + 3L * BYTES, ORDER);
    if (moments != 0) {
      long m = moments;
      fromMemorySegment(S, ALL, m, ORDER)
          .add(a0.add(a1).add(a2.add(a3)))
          .intoMemorySegment(ALL, m, ORDER);
      fromMemorySegment(S, ALL, m + BYTES, ORDER)
          .add(a0.mul(a0).add(a1.mul(a1)).add(a2.mul(a2).add(a3.mul(a3))))
          .intoMemorySegment(ALL, m + BYTES, ORDER);
      m += Moments.BYTES_PER_CHANNEL;
      fromMemorySegment(S, ALL, m, ORDER)
          .add(b0.add(b1).add(b2.add(b3)))
          .intoMemorySegment(ALL, m, ORDER);
      fromMemorySegment(S, ALL, m + BYTES, ORDER)
          .add(b0.mul(b0).add(b1.mul(b1)).add(b2.mul(b2).add(b3.mul(b3))))
          .intoMemorySegment(ALL, m + BYTES, ORDER);
      m += Moments.BYTES_PER_CHANNEL;
      fromMemorySegment(S, ALL, m, ORDER)
          .add(c0.add(c1).add(c2.add(c3)))
          .intoMemorySegment(ALL, m, ORDER);
      fromMemorySegment(S, ALL, m + BYTES, ORDER)
          .add(c0.mul(c0).add(c1.mul(c1)).add(c2.mul(c2).add(c3.mul(c3))))
          .intoMemorySegment(ALL, m + BYTES, ORDER);
      m += Moments.BYTES_PER_CHANNEL;
      fromMemorySegment(S, ALL, m, ORDER)
          .add(e0.add(e1).add(e2.add(e3)))
          .intoMemorySegment(ALL, m, ORDER);
      fromMemorySegment(S, ALL, m + BYTES, ORDER)
          .add(e0.mul(e0).add(e1.mul(e1)).add(e2.mul(e2).add(e3.mul(e3))))
          .intoMemorySegment(ALL, m + BYTES, ORDER);
    }
  }

  private static void outputs2(
      long x, int[] taps, int from, int to, long weights, long out, long outStride, long moments) {
    FloatVector a0 = FloatVector.zero(S);
    FloatVector a1 = FloatVector.zero(S);
    FloatVector a2 = FloatVector.zero(S);
    FloatVector a3 = FloatVector.zero(S);
    FloatVector b0 = FloatVector.zero(S);
    FloatVector b1 = FloatVector.zero(S);
    FloatVector b2 = FloatVector.zero(S);
    FloatVector b3 = FloatVector.zero(S);
    long w = weights;
    for (int j = from; j < to; j++) {
      long p = x + taps[j];
      FloatVector x0 = fromMemorySegment(S, ALL, p, ORDER);
      FloatVector x1 = fromMemorySegment(S, ALL, p + BYTES, ORDER);
      FloatVector x2 = fromMemorySegment(S, ALL, p + 2L * BYTES, ORDER);
      FloatVector x3 = fromMemorySegment(S, ALL, p + 3L * BYTES, ORDER);
      FloatVector w0 = FloatVector.broadcast(S, ALL.get(FLOAT, w));
      a0 = x0.fma(w0, a0);
      a1 = x1.fma(w0, a1);
      a2 = x2.fma(w0, a2);
      a3 = x3.fma(w0, a3);
      FloatVector w1 = FloatVector.broadcast(S, ALL.get(FLOAT, w + 4));
      b0 = x0.fma(w1, b0);
      b1 = x1.fma(w1, b1);
      b2 = x2.fma(w1, b2);
      b3 = x3.fma(w1, b3);
      w += 8;
    }
    long y = out;
    a0.intoMemorySegment(ALL, y, ORDER);
    a1.intoMemorySegment(ALL, y + BYTES, ORDER);
    a2.intoMemorySegment(ALL, y + 2L * BYTES, ORDER);
    a3.intoMemorySegment(ALL, y + 3L * BYTES, ORDER);
    y += outStride;
    b0.intoMemorySegment(ALL, y, ORDER);
    b1.intoMemorySegment(ALL, y + BYTES, ORDER);
    b2.intoMemorySegment(ALL, y + 2L * BYTES, ORDER);
    b3.intoMemorySegment(ALL, y + 3L * BYTES, ORDER);
    if (moments != 0) {
      long m = moments;
      fromMemorySegment(S, ALL, m, ORDER)
          .add(a0.add(a1).add(a2.add(a3)))
          .intoMemorySegment(ALL, m, ORDER);
      fromMemorySegment(S, ALL, m + BYTES, ORDER)
          .add(a0.mul(a0).add(a1.mul(a1)).add(a2.mul(a2).add(a3.mul(a3))))
          .intoMemorySegment(ALL, m + BYTES, ORDER);
      m += Moments.BYTES_PER_CHANNEL;
      fromMemorySegment(S, ALL, m, ORDER)
          .add(b0.add(b1).add(b2.add(b3)))
          .intoMemorySegment(ALL, m, ORDER);
      fromMemorySegment(S, ALL, m + BYTES, ORDER)
          .add(b0.mul(b0).add(b1.mul(b1)).add(b2.mul(b2).add(b3.mul(b3))))
          .intoMemorySegment(ALL, m + BYTES, ORDER);
    }
  }

  private static void outputs1(
      long x, int[] taps, int from, int to, long weights, long out, long moments) {
    FloatVector a0 = FloatVector.zero(S);
    FloatVector a1 = FloatVector.zero(S);
    FloatVector a2 = FloatVector.zero(S);
    FloatVector a3 = FloatVector.zero(S);
    long w = weights;
    for (int j = from; j < to; j++) {
      long p = x + taps[j];
      FloatVector x0 = fromMemorySegment(S, ALL, p, ORDER);
      FloatVector x1 = fromMemorySegment(S, ALL, p + BYTES, ORDER);
      FloatVector x2 = fromMemorySegment(S, ALL, p + 2L * BYTES, ORDER);
      FloatVector x3 = fromMemorySegment(S, ALL, p + 3L * BYTES, ORDER);
      FloatVector w0 = FloatVector.broadcast(S, ALL.get(FLOAT, w));
      a0 = x0.fma(w0, a0);
      a1 = x1.fma(w0, a1);
      a2 = x2.fma(w0, a2);
      a3 = x3.fma(w0, a3);
      w += 4;
    }
    long y = out;
    a0.intoMemorySegment(ALL, y, ORDER);
    a1.intoMemorySegment(ALL, y + BYTES, ORDER);
    a2.intoMemorySegment(ALL, y + 2L * BYTES, ORDER);
    a3.intoMemorySegment(ALL, y + 3L * BYTES, ORDER);
    if (moments != 0) {
      long m = moments;
      fromMemorySegment(S, ALL, m, ORDER)
          .add(a0.add(a1).add(a2.add(a3)))
          .intoMemorySegment(ALL, m, ORDER);
      fromMemorySegment(S, ALL, m + BYTES, ORDER)
          .add(a0.mul(a0).add(a1.mul(a1)).add(a2.mul(a2).add(a3.mul(a3))))
          .intoMemorySegment(ALL, m + BYTES, ORDER);
    }
  }

  // One vector of one output, whose weights are step bytes apart.
  private static void single(
      long x, int[] taps, int from, int to, long weights, long step, long out, long moments) {
    FloatVector sum = FloatVector.zero(S);
    long w = weights;
    for (int j = from; j < to; j++) {
      sum =
          fromMemorySegment(S, ALL, x + taps[j], ORDER)
              .fma(FloatVector.broadcast(S, ALL.get(FLOAT, w)), sum);
      w += step;
    }
    sum.intoMemorySegment(ALL, out, ORDER);
    if (moments != 0) {
      fromMemorySegment(S, ALL, moments, ORDER).add(sum).intoMemorySegment(ALL, moments, ORDER);
      fromMemorySegment(S, ALL, moments + BYTES, ORDER)
          .add(sum.mul(sum))
          .intoMemorySegment(ALL, moments + BYTES, ORDER);
    }
  }
}
