package io.netspace.model.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The variance of a network's error over seeds, pooled over the networks of a population: Σᵢⱼ (eᵢⱼ
 * − ēᵢ)² / Σᵢ (kᵢ − 1), over the networks with two or more trained replicates. Only trained
 * candidates count; a divergence at chance level would dominate them.
 *
 * @param variance in square points
 * @param deviation its square root, in points
 * @param degreesOfFreedom Σᵢ (kᵢ − 1), 1 or more
 * @param share of the sample variance of all trained candidates' single errors; above 1 by chance
 *     where networks hardly differ, null where all single errors are equal
 */
public record WithinNetworkVariance(
    double variance, double deviation, int degreesOfFreedom, @Nullable Double share) {

  /**
   * The variance within these networks, empty when none was trained twice.
   *
   * @param networks the errors of each network's trained replicates, in percent
   */
  public static Optional<WithinNetworkVariance> of(List<double[]> networks) {
    int freedom = networks.stream().mapToInt(errors -> Math.max(0, errors.length - 1)).sum();
    if (freedom == 0) {
      return Optional.empty();
    }
    double[] single = networks.stream().flatMapToDouble(Arrays::stream).toArray();
    double variance = networks.stream().mapToDouble(WithinNetworkVariance::squares).sum() / freedom;
    double total = squares(single) / (single.length - 1);
    return Optional.of(
        new WithinNetworkVariance(
            variance, Math.sqrt(variance), freedom, total == 0 ? null : variance / total));
  }

  /** Sum of squared deviations from the mean; 0 without errors. */
  private static double squares(double[] errors) {
    double mean = Arrays.stream(errors).average().orElse(0);
    return Arrays.stream(errors).map(error -> (error - mean) * (error - mean)).sum();
  }
}
