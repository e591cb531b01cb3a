package io.netspace.trainer.adapter.outbound.dl4j.vector;

import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.ALL;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.BYTES;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.ORDER;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.S;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import jdk.incubator.vector.FloatVector;

/**
 * Weight gradients of convolutions: {@code sums[o][j] += Σ_column d[o][column] · x[taps[j] +
 * column]}, kept as the vectors of their lanes until all columns are added. Blocks of outputs by
 * four taps stay in registers while one loop runs over the columns; long rows of columns amortise
 * the loads and stores of the sums.
 */
final class TapGradients {
  private static final int TAPS = 4;

  private TapGradients() {}

  /**
   * Adds a range of columns.
   *
   * @param from first tap, as {@code to} the one after the last
   * @param sums {@code [output][tap][lane]}
   * @param sumStride bytes from an output's sums to the next one's
   */
  static void add(
      long d,
      long dStride,
      int outputs,
      long x,
      int[] taps,
      int from,
      int to,
      long sums,
      long sumStride,
      int bytes) {
    int block;
    for (int o = 0; o < outputs; o += block) {
      block = Lanes.outputBlock(outputs - o);
      long row = d + o * dStride;
      long q = sums + o * sumStride + (long) from * BYTES;
      int j = from;
      for (; j + TAPS <= to; j += TAPS) {
        long x0 = x + taps[j];
        long x1 = x + taps[j + 1];
        long x2 = x + taps[j + 2];
        long x3 = x + taps[j + 3];
        switch (block) {
          case 4 -> outer4x4(row, dStride, x0, x1, x2, x3, q, sumStride, bytes);
          case 2 -> outer2x4(row, dStride, x0, x1, x2, x3, q, sumStride, bytes);
          default -> outer1x4(row, x0, x1, x2, x3, q, bytes);
        }
        q += (long) TAPS * BYTES;
      }
      for (; j < to; j++) {
        switch (block) {
          case 4 -> outer4x1(row, dStride, x + taps[j], q, sumStride, bytes);
          case 2 -> outer2x1(row, dStride, x + taps[j], q, sumStride, bytes);
          default -> outer1x1(row, x + taps[j], q, bytes);
        }
        q += BYTES;
      }
    }
  }

  private static void outer4x4(
      long d,
      long dStride,
      long x0Row,
      long x1Row,
      long x2Row,
      long x3Row,
      long sums,
      long sumStride,
      int bytes) {
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
    for (int i = 0; i < bytes; i += BYTES) {
      FloatVector x0 = fromMemorySegment(S, ALL, x0Row + i, ORDER);
      FloatVector x1 = fromMemorySegment(S, ALL, x1Row + i, ORDER);
      FloatVector x2 = fromMemorySegment(S, ALL, x2Row + i, ORDER);
      FloatVector x3 = fromMemorySegment(S, ALL, x3Row + i, ORDER);
      FloatVector d0 = fromMemorySegment(S, ALL, d + i, ORDER);
      a0 = x0.fma(d0, a0);
      a1 = x1.fma(d0, a1);
      a2 = x2.fma(d0, a2);
      a3 = x3.fma(d0, a3);
      FloatVector d1 = fromMemorySegment(S, ALL, d + dStride + i, ORDER);
      b0 = x0.fma(d1, b0);
      b1 = x1.fma(d1, b1);
      b2 = x2.fma(d1, b2);
      b3 = x3.fma(d1, b3);
      FloatVector d2 = fromMemorySegment(S, ALL, d + 2 * dStride + i, ORDER);
      c0 = x0.fma(d2, c0);
      c1 = x1.fma(d2, c1);
      c2 = x2.fma(d2, c2);
      c3 = x3.fma(d2, c3);
      FloatVector d3 = fromMemorySegment(S, ALL, d + 3 * dStride + i, ORDER);
      e0 = x0.fma(d3, e0);
      e1 = x1.fma(d3, e1);
      e2 = x2.fma(d3, e2);
      e3 = x3.fma(d3, e3);
    }
    long q = sums;
    fromMemorySegment(S, ALL, q, ORDER).add(a0).intoMemorySegment(ALL, q, ORDER);
    fromMemorySegment(S, ALL, q + BYTES, ORDER).add(a1).intoMemorySegment(ALL, q + BYTES, ORDER);
    fromMemorySegment(S, ALL, q + 2L * BYTES, ORDER)
        .add(a2)
        .intoMemorySegment(ALL, q + 2L * BYTES, ORDER);
    fromMemorySegment(S, ALL, q + 3L * BYTES, ORDER)
        .add(a3)
        .intoMemorySegment(ALL, q + 3L * BYTES, ORDER);
    q += sumStride;
    fromMemorySegment(S, ALL, q, ORDER).add(b0).intoMemorySegment(ALL, q, ORDER);
    fromMemorySegment(S, ALL, q + BYTES, ORDER).add(b1).intoMemorySegment(ALL, q + BYTES, ORDER);
    fromMemorySegment(S, ALL, q + 2L * BYTES, ORDER)
        .add(b2)
        .intoMemorySegment(ALL, q + 2L * BYTES, ORDER);
    fromMemorySegment(S, ALL, q + 3L * BYTES, ORDER)
        .add(b3)
        .intoMemorySegment(ALL, q + 3L * BYTES, ORDER);
    q += sumStride;
    fromMemorySegment(S, ALL, q, ORDER).add(c0).intoMemorySegment(ALL, q, ORDER);
    fromMemorySegment(S, ALL, q + BYTES, ORDER).add(c1).intoMemorySegment(ALL, q + BYTES, ORDER);
    fromMemorySegment(S, ALL, q + 2L * BYTES, ORDER)
        .add(c2)
        .intoMemorySegment(ALL, q + 2L * BYTES, ORDER);
    fromMemorySegment(S, ALL, q + 3L * BYTES, ORDER)
        .add(c3)
        .intoMemorySegment(ALL, q + 3L * BYTES, ORDER);
    q += sumStride;
    fromMemorySegment(S, ALL, q, ORDER).add(e0).intoMemorySegment(ALL, q, ORDER);
    fromMemorySegment(S, ALL, q + BYTES, ORDER).add(e1).intoMemorySegment(ALL, q + BYTES, ORDER);
    fromMemorySegment(S, ALL, q + 2L * BYTES, ORDER)
        .add(e2)
        .intoMemorySegment(ALL, q + 2L * BYTES, ORDER);
    fromMemorySegment(S, ALL, q + 3L * BYTES, ORDER)
        .add(e3)
        .intoMemorySegment(ALL, q + 3L * BYTES, ORDER);
  }

  private static void outer4x1(
      long d, long dStride, long xRow, long sums, long sumStride, int bytes) {
    FloatVector a0 = FloatVector.zero(S);
    FloatVector b0 = FloatVector.zero(S);
    FloatVector c0 = FloatVector.zero(S);
    FloatVector e0 = FloatVector.zero(S);
    for (int i = 0; i < bytes; i += BYTES) {
      FloatVector x0 = fromMemorySegment(S, ALL, xRow + i, ORDER);
      FloatVector d0 = fromMemorySegment(S, ALL, d + i, ORDER);
      a0 = x0.fma(d0, a0);
      FloatVector d1 = fromMemorySegment(S, ALL, d + dStride + i, ORDER);
      b0 = x0.fma(d1, b0);
      FloatVector d2 = fromMemorySegment(S, ALL, d + 2 * dStride + i, ORDER);
      c0 = x0.fma(d2, c0);
      FloatVector d3 = fromMemorySegment(S, ALL, d + 3 * dStride + i, ORDER);
      e0 = x0.fma(d3, e0);
    }
    long q = sums;
    fromMemorySegment(S, ALL, q, ORDER).add(a0).intoMemorySegment(ALL, q, ORDER);
    q += sumStride;
    fromMemorySegment(S, ALL, q, ORDER).add(b0).intoMemorySegment(ALL, q, ORDER);
    q += sumStride;
    fromMemorySegment(S, ALL, q, ORDER).add(c0).intoMemorySegment(ALL, q, ORDER);
    q += sumStride;
    fromMemorySegment(S, ALL, q, ORDER).add(e0).intoMemorySegment(ALL, q, ORDER);
  }

  private static void outer2x4(
      long d,
      long dStride,
      long x0Row,
      long x1Row,
      long x2Row,
      long x3Row,
      long sums,
      long sumStride,
      int bytes) {
    FloatVector a0 = FloatVector.zero(S);
    FloatVector a1 = FloatVector.zero(S);
    FloatVector a2 = FloatVector.zero(S);
    FloatVector a3 = FloatVector.zero(S);
    FloatVector b0 = FloatVector.zero(S);
    FloatVector b1 = FloatVector.zero(S);
    FloatVector b2 = FloatVector.zero(S);
    FloatVector b3 = FloatVector.zero(S);
    for (int i = 0; i < bytes; i += BYTES) {
      FloatVector x0 = fromMemorySegment(S, ALL, x0Row + i, ORDER);
      FloatVector x1 = fromMemorySegment(S, ALL, x1Row + i, ORDER);
      FloatVector x2 = fromMemorySegment(S, ALL, x2Row + i, ORDER);
      FloatVector x3 = fromMemorySegment(S, ALL, x3Row + i, ORDER);
      FloatVector d0 = fromMemorySegment(S, ALL, d + i, ORDER);
      a0 = x0.fma(d0, a0);
      a1 = x1.fma(d0, a1);
      a2 = x2.fma(d0, a2);
      a3 = x3.fma(d0, a3);
      FloatVector d1 = fromMemorySegment(S, ALL, d + dStride + i, ORDER);
      b0 = x0.fma(d1, b0);
      b1 = x1.fma(d1, b1);
      b2 = x2.fma(d1, b2);
      b3 = x3.fma(d1, b3);
    }
    long q = sums;
    fromMemorySegment(S, ALL, q, ORDER).add(a0).intoMemorySegment(ALL, q, ORDER);
    fromMemorySegment(S, ALL, q + BYTES, ORDER).add(a1).intoMemorySegment(ALL, q + BYTES, ORDER);
    fromMemorySegment(S, ALL, q + 2L * BYTES, ORDER)
        .add(a2)
        .intoMemorySegment(ALL, q + 2L * BYTES, ORDER);
    fromMemorySegment(S, ALL, q + 3L * BYTES, ORDER)
        .add(a3)
        .intoMemorySegment(ALL, q + 3L * BYTES, ORDER);
    q += sumStride;
    fromMemorySegment(S, ALL, q, ORDER).add(b0).intoMemorySegment(ALL, q, ORDER);
    fromMemorySegment(S, ALL, q + BYTES, ORDER).add(b1).intoMemorySegment(ALL, q + BYTES, ORDER);
    fromMemorySegment(S, ALL, q + 2L * BYTES, ORDER)
        .add(b2)
        .intoMemorySegment(ALL, q + 2L * BYTES, ORDER);
    fromMemorySegment(S, ALL, q + 3L * BYTES, ORDER)
        .add(b3)
        .intoMemorySegment(ALL, q + 3L * BYTES, ORDER);
  }

  private static void outer2x1(
      long d, long dStride, long xRow, long sums, long sumStride, int bytes) {
    FloatVector a0 = FloatVector.zero(S);
    FloatVector b0 = FloatVector.zero(S);
    for (int i = 0; i < bytes; i += BYTES) {
      FloatVector x0 = fromMemorySegment(S, ALL, xRow + i, ORDER);
      FloatVector d0 = fromMemorySegment(S, ALL, d + i, ORDER);
      a0 = x0.fma(d0, a0);
      FloatVector d1 = fromMemorySegment(S, ALL, d + dStride + i, ORDER);
      b0 = x0.fma(d1, b0);
    }
    long q = sums;
    fromMemorySegment(S, ALL, q, ORDER).add(a0).intoMemorySegment(ALL, q, ORDER);
    q += sumStride;
    fromMemorySegment(S, ALL, q, ORDER).add(b0).intoMemorySegment(ALL, q, ORDER);
  }

  private static void outer1x4(
      long d, long x0Row, long x1Row, long x2Row, long x3Row, long sums, int bytes) {
    FloatVector a0 = FloatVector.zero(S);
    FloatVector a1 = FloatVector.zero(S);
    FloatVector a2 = FloatVector.zero(S);
    FloatVector a3 = FloatVector.zero(S);
    for (int i = 0; i < bytes; i += BYTES) {
      FloatVector x0 = fromMemorySegment(S, ALL, x0Row + i, ORDER);
      FloatVector x1 = fromMemorySegment(S, ALL, x1Row + i, ORDER);
      FloatVector x2 = fromMemorySegment(S, ALL, x2Row + i, ORDER);
      FloatVector x3 = fromMemorySegment(S, ALL, x3Row + i, ORDER);
      FloatVector d0 = fromMemorySegment(S, ALL, d + i, ORDER);
      a0 = x0.fma(d0, a0);
      a1 = x1.fma(d0, a1);
      a2 = x2.fma(d0, a2);
      a3 = x3.fma(d0, a3);
    }
    long q = sums;
    fromMemorySegment(S, ALL, q, ORDER).add(a0).intoMemorySegment(ALL, q, ORDER);
    fromMemorySegment(S, ALL, q + BYTES, ORDER).add(a1).intoMemorySegment(ALL, q + BYTES, ORDER);
    fromMemorySegment(S, ALL, q + 2L * BYTES, ORDER)
        .add(a2)
        .intoMemorySegment(ALL, q + 2L * BYTES, ORDER);
    fromMemorySegment(S, ALL, q + 3L * BYTES, ORDER)
        .add(a3)
        .intoMemorySegment(ALL, q + 3L * BYTES, ORDER);
  }

  private static void outer1x1(long d, long xRow, long sums, int bytes) {
    FloatVector a0 = FloatVector.zero(S);
    for (int i = 0; i < bytes; i += BYTES) {
      FloatVector x0 = fromMemorySegment(S, ALL, xRow + i, ORDER);
      FloatVector d0 = fromMemorySegment(S, ALL, d + i, ORDER);
      a0 = x0.fma(d0, a0);
    }
    long q = sums;
    fromMemorySegment(S, ALL, q, ORDER).add(a0).intoMemorySegment(ALL, q, ORDER);
  }
}
