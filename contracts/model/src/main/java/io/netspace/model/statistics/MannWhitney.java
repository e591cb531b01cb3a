package io.netspace.model.statistics;

/**
 * The rank test of Mann and Whitney: whether a model of the first sample tends to have the larger
 * error.
 *
 * @param u pairs in which the first sample's error is the larger, ties counted half
 * @param firstLarger u as a fraction of all pairs, in [0, 1]; ½ if neither tends to be larger
 * @param pValue two-sided, by the normal approximation with corrections for ties and continuity
 */
public record MannWhitney(double u, double firstLarger, double pValue) {

  /** Compares two samples, each of one error or more and without weights. */
  public static MannWhitney of(ErrorDistribution first, ErrorDistribution second) {
    double n = first.n();
    double m = second.n();
    double u = 0;
    double tied = 0;
    int i = 0;
    int j = 0;
    while (i < first.n() || j < second.n()) {
      double e = Math.min(at(first, i), at(second, j));
      int below = j;
      int ofFirst = i;
      while (at(first, i) <= e) {
        i++;
      }
      while (at(second, j) <= e) {
        j++;
      }
      double inFirst = i - ofFirst;
      double inSecond = j - below;
      u += inFirst * (below + inSecond / 2);
      double run = inFirst + inSecond;
      tied += run * run * run - run;
    }
    double all = n + m;
    double variance = n * m / 12 * (all + 1 - tied / (all * (all - 1)));
    double distance = Math.max(0, Math.abs(u - n * m / 2) - 0.5);
    return new MannWhitney(
        u, u / (n * m), variance > 0 ? Normal.twoSidedTail(distance / Math.sqrt(variance)) : 1);
  }

  private static double at(ErrorDistribution errors, int i) {
    return i < errors.n() ? errors.error(i) : Double.POSITIVE_INFINITY;
  }
}
