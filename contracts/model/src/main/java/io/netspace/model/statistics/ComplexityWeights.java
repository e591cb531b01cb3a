package io.netspace.model.statistics;

import java.util.Arrays;

/**
 * Weights under which every part of a range of complexity counts the same, so that two populations
 * can be compared although one has larger networks (On Network Design Spaces, 2019, section 3.3).
 */
public final class ComplexityWeights {
  private ComplexityWeights() {}

  /**
   * One weight for each model: 1 / (filled bins · models in its bin), and 0 for a model outside the
   * range. Bins are of equal width; the range's upper end belongs to the last. The weight of empty
   * bins is shared by the others.
   *
   * @param complexities flops, parameters or activations of the models
   * @param bins 1 or more
   */
  public static double[] of(double[] complexities, double low, double high, int bins) {
    int[] bin = Arrays.stream(complexities).mapToInt(c -> binOf(c, low, high, bins)).toArray();
    int[] models = new int[bins];
    Arrays.stream(bin).filter(b -> b >= 0).forEach(b -> models[b]++);
    long filled = Arrays.stream(models).filter(count -> count > 0).count();
    return Arrays.stream(bin).mapToDouble(b -> b < 0 ? 0 : 1.0 / filled / models[b]).toArray();
  }

  /** The number of bins that contain a model. */
  public static int filledBins(double[] complexities, double low, double high, int bins) {
    return (int)
        Arrays.stream(complexities)
            .mapToInt(c -> binOf(c, low, high, bins))
            .filter(bin -> bin >= 0)
            .distinct()
            .count();
  }

  private static int binOf(double complexity, double low, double high, int bins) {
    if (!(complexity >= low && complexity <= high)) {
      return -1;
    }
    int bin = (int) ((complexity - low) / (high - low) * bins);
    return Math.min(bin, bins - 1);
  }
}
