package io.netspace.lab.calibration;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The number of pairs until an improvement is found.
 *
 * @param gain shift of every trained network, in points
 * @param clippedGain difference of the means of clipped errors, which verdicts are about; mean over
 *     the studies, whose windows differ
 * @param alpha of the comparison
 * @param verdict pairs until any verdict on an improvement
 * @param better pairs until the verdict BETTER, if no other verdict ends the comparison before
 * @param signTest pairs until the sign test rejects at alpha that the challenger wins half of the
 *     pairs
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
   * Quantiles of the pairs that studies took; null above the maximum number of pairs.
   *
   * @param share of the studies that reached the result
   * @param p90 90th percentile
   */
  public record PairQuantiles(double share, @Nullable Integer median, @Nullable Integer p90) {
    private static final double MIDDLE = 0.5;
    private static final double MOST = 0.9;

    /** Quantiles of pairs, with a number above the maximum for studies without the result. */
    static PairQuantiles of(IntStream pairs, int maxPairs) {
      int[] ascending = pairs.sorted().toArray();
      long within = Arrays.stream(ascending).filter(count -> count <= maxPairs).count();
      return new PairQuantiles(
          (double) within / ascending.length,
          at(ascending, MIDDLE, maxPairs),
          at(ascending, MOST, maxPairs));
    }

    /** The quantile; null above the maximum. */
    private static @Nullable Integer at(int[] ascending, double share, int maxPairs) {
      int pairs = ascending[(int) Math.ceil(share * ascending.length) - 1];
      return pairs <= maxPairs ? (Integer) pairs : null;
    }
  }
}
