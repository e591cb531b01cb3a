package io.netspace.lab.calibration;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How soon an improvement is found.
 *
 * @param gain points by which every trained network is better
 * @param clippedGain the same in means of clipped errors, which verdicts are about; mean over the
 *     studies, whose windows differ
 * @param alpha of the comparison
 * @param verdict pairs until any verdict on an improvement
 * @param better pairs until it is better, when no other verdict ends the comparison before
 * @param signTest pairs until the sign test shows at the level that the challenger wins more often
 * @param fixedSizePairs pairs that a two-sided z-test at the level, of a size fixed before, needs
 *     to find the gain in half of the studies, where no network diverges
 * @param fixedSizePairsClipped the same on the clipped errors, those of diverged networks among
 *     them; median
 */
public record PowerEstimate(
    double gain,
    double clippedGain,
    double alpha,
    PairQuantiles verdict,
    PairQuantiles better,
    PairQuantiles signTest,
    int fixedSizePairs,
    int fixedSizePairsClipped) {
  /**
   * Pairs that studies took; null where the study in question had not come to it at the cap.
   *
   * @param share of the studies that came to it
   * @param p90 nine in ten took at most so many
   */
  public record PairQuantiles(double share, @Nullable Integer median, @Nullable Integer p90) {
    private static final double MIDDLE = 0.5;
    private static final double MOST = 0.9;

    /** Of studies, a number above the cap for those that did not come to it. */
    static PairQuantiles of(IntStream pairs, int cap) {
      int[] ascending = pairs.sorted().toArray();
      long within = Arrays.stream(ascending).filter(taken -> taken <= cap).count();
      return new PairQuantiles(
          (double) within / ascending.length, at(ascending, MIDDLE, cap), at(ascending, MOST, cap));
    }

    /** The least number that so large a share of the studies did not go beyond. */
    private static @Nullable Integer at(int[] ascending, double share, int cap) {
      int pairs = ascending[(int) Math.ceil(share * ascending.length) - 1];
      return pairs <= cap ? (Integer) pairs : null;
    }
  }
}
