package io.netspace.model.network;

import java.util.Arrays;

/**
 * The growth wa that fits the widths of blocks best, for given w0 and wm; exact. As wa grows from
 * 0, one block after the other moves one level up, so e_fit is constant between those moves: all of
 * them are visited in order. Cost: sorting blocks × levels moves.
 */
final class WidthGrowth {
  /** The low bits of a move's wa hold the block: enough for 4096 of them. */
  private static final int BLOCK_BITS = 12;

  private static final long BLOCK_MASK = (1L << BLOCK_BITS) - 1;

  /** Differences below this are rounding errors of the summation order. */
  private static final double TIE_TOLERANCE = 1e-12;

  private final double[] logWidths;
  private final int widest;
  private final int[] levels;
  private long[] moves = new long[0];
  private double[] logLevels = new double[0];
  private double growth;
  private double error;

  WidthGrowth(double[] logWidths, int widest) {
    this.logWidths = logWidths;
    this.widest = widest;
    this.levels = new int[logWidths.length];
  }

  /** The best wa, the middle of its interval; 0 where that is best. */
  double growth() {
    return growth;
  }

  /** e_fit with that wa. */
  double error() {
    return error;
  }

  /** Finds the best wa. */
  void fit(int w0, double wm) {
    int top = topLevel(w0, wm);
    computeLogLevels(w0, wm, top);
    int count = listMoves(w0, wm, top);
    Arrays.sort(moves, 0, count);
    Arrays.fill(levels, 0);
    double sum = 0;
    for (double logWidth : logWidths) {
      sum += Math.abs(logLevels[0] - logWidth);
    }
    double least = sum;
    growth = 0;
    for (int i = 0; i < count; i++) {
      int block = (int) (moves[i] & BLOCK_MASK);
      int level = ++levels[block];
      sum +=
          Math.abs(logLevels[level] - logWidths[block])
              - Math.abs(logLevels[level - 1] - logWidths[block]);
      if (sum < least - TIE_TOLERANCE) {
        least = sum;
        growth =
            i + 1 < count
                ? (valueOf(moves[i]) + valueOf(moves[i + 1])) / 2
                : valueOf(moves[i]) * 1.01;
      }
    }
    error = least / logWidths.length;
  }

  private static double valueOf(long move) {
    return Double.longBitsToDouble(move & ~BLOCK_MASK);
  }

  /** The first level that is twice as wide as any block: higher ones cannot fit better. */
  private int topLevel(int w0, double wm) {
    return (int) Math.max(0, Math.ceil(Math.log(2.0 * widest / w0) / Math.log(wm)));
  }

  private void computeLogLevels(int w0, double wm, int top) {
    if (logLevels.length <= top) {
      logLevels = new double[top + 1];
    }
    for (int level = 0; level <= top; level++) {
      logLevels[level] = Math.log(LinearRule.quantised(w0 * Math.pow(wm, level)));
    }
  }

  private int listMoves(int w0, double wm, int top) {
    int most = (logWidths.length - 1) * top;
    if (moves.length < most) {
      moves = new long[most];
    }
    int count = 0;
    for (int level = 0; level < top; level++) {
      double growthOfAll = w0 * (Math.pow(wm, level + 0.5) - 1);
      for (int block = 1; block < logWidths.length; block++) {
        long bits = Double.doubleToLongBits(growthOfAll / block);
        moves[count++] = (bits & ~BLOCK_MASK) | block;
      }
    }
    return count;
  }
}
