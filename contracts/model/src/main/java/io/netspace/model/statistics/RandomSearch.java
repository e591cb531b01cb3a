package io.netspace.model.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The error of the best of k randomly drawn models: the efficiency of random search in a space (On
 * Network Design Spaces, 2019, section 3.4), in closed form over the EDF.
 */
public final class RandomSearch {
  private RandomSearch() {}

  /**
   * The least error of k models.
   *
   * @param mean in percent
   * @param deviation standard, in points
   */
  public record Best(int models, double mean, double deviation) {}

  /**
   * The best of 1, 2, 4, … models, up to the size of the population.
   *
   * @param errors of one model or more
   */
  public static List<Best> curve(ErrorDistribution errors) {
    return IntStream.iterate(1, k -> k <= errors.n(), k -> 2 * k)
        .mapToObj(k -> best(errors, k))
        .toList();
  }

  /** The best of k models drawn independently, with replacement. */
  public static Best best(ErrorDistribution errors, int models) {
    double mean = 0;
    double squares = 0;
    double noneBefore = 1;
    for (int i = 0; i < errors.n(); i++) {
      double noneYet = Math.pow(Math.max(0, 1 - errors.shareOfFirst(i + 1)), models);
      double chance = noneBefore - noneYet;
      mean += chance * errors.error(i);
      squares += chance * errors.error(i) * errors.error(i);
      noneBefore = noneYet;
    }
    return new Best(models, mean, Math.sqrt(Math.max(0, squares - mean * mean)));
  }
}
