package io.netspace.model.sampling.distribution;

import io.netspace.model.space.ParameterRange;
import io.netspace.model.space.SteppedRange;
import io.netspace.model.space.ValueSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * The exact probability of each value of a parameter's range; values ascend, probabilities add to
 * 1.
 */
public final class DiscreteDistribution {
  private final List<Double> values;
  private final double[] probabilities;

  private DiscreteDistribution(List<Double> values, double[] probabilities) {
    this.values = values;
    this.probabilities = probabilities;
  }

  /** The distribution that a range states for one draw. */
  public static DiscreteDistribution of(ParameterRange range) {
    return switch (range) {
      case ValueSet set -> uniform(set.values());
      case SteppedRange stepped ->
          switch (stepped.law()) {
            case UNIFORM, POWER2_UNIFORM -> uniform(stepped.values());
            case LOG_UNIFORM -> logUniform(stepped.values(), stepped.step());
            case POWER2_OR_LOG_UNIFORM -> powerOfTwoOrLogUniform(stepped);
            case NORMAL ->
                new DiscreteDistribution(
                    stepped.values(), TruncatedNormal.probabilities(stepped, v -> v));
            case LOG_NORMAL ->
                new DiscreteDistribution(
                    stepped.values(), TruncatedNormal.probabilities(stepped, Math::log));
          };
    };
  }

  private static DiscreteDistribution uniform(List<Double> values) {
    return new DiscreteDistribution(
        values, values.stream().mapToDouble(_ -> 1.0 / values.size()).toArray());
  }

  /**
   * The probability of a value is proportional to the logarithmic length from its predecessor to
   * itself; for the first from L = low − min(step, low / 2).
   */
  private static DiscreteDistribution logUniform(List<Double> values, double step) {
    double low = values.getFirst();
    double start = Math.log(low - Math.min(step, low / 2));
    double length = Math.log(values.getLast()) - start;
    double[] probabilities =
        IntStream.range(0, values.size())
            .mapToDouble(
                i ->
                    (Math.log(values.get(i)) - (i == 0 ? start : Math.log(values.get(i - 1))))
                        / length)
            .toArray();
    return new DiscreteDistribution(values, probabilities);
  }

  /**
   * A power of two below the step keeps its probability; that of the others is spread log-uniformly
   * over the multiples of the step.
   */
  private static DiscreteDistribution powerOfTwoOrLogUniform(SteppedRange range) {
    List<Double> values = range.values();
    int powers = range.powersOfTwoBelowStep();
    double share = 1.0 / range.powersOfTwo();
    double[] probabilities = new double[values.size()];
    for (int i = 0; i < powers; i++) {
      probabilities[i] = share;
    }
    if (powers < values.size()) {
      DiscreteDistribution above = logUniform(values.subList(powers, values.size()), range.step());
      for (int i = powers; i < probabilities.length; i++) {
        probabilities[i] = (range.powersOfTwo() - powers) * share * above.probabilities[i - powers];
      }
    }
    return new DiscreteDistribution(values, probabilities);
  }

  /**
   * This distribution conditioned on the value being permitted.
   *
   * @param permitted holds for at least one value of positive probability
   */
  public DiscreteDistribution conditionedOn(DoublePredicate permitted) {
    return reweighted(
        IntStream.range(0, probabilities.length)
            .mapToDouble(i -> permitted.test(values.get(i)) ? probabilities[i] : 0)
            .toArray());
  }

  /**
   * The distribution of a draw conditioned on an independent draw from another distribution being
   * equal to it.
   */
  public DiscreteDistribution conditionedOnEqual(DiscreteDistribution other) {
    return reweighted(
        IntStream.range(0, probabilities.length)
            .mapToDouble(i -> probabilities[i] * other.probabilityOf(values.get(i)))
            .toArray());
  }

  private double probabilityOf(double value) {
    int at = Collections.binarySearch(values, value);
    return at < 0 ? 0 : probabilities[at];
  }

  /**
   * The values of positive weight; this distribution itself where the weights are its
   * probabilities.
   */
  private DiscreteDistribution reweighted(double[] weights) {
    if (Arrays.equals(weights, probabilities)) {
      return this;
    }
    double sum = Arrays.stream(weights).sum();
    List<Double> remaining = new ArrayList<>();
    double[] shares = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        shares[remaining.size()] = weights[i] / sum;
        remaining.add(values.get(i));
      }
    }
    return new DiscreteDistribution(
        List.copyOf(remaining), Arrays.copyOf(shares, remaining.size()));
  }

  /** Number of values. */
  public int size() {
    return probabilities.length;
  }

  /** The {@code i}-th value, from 0. */
  public Double value(int i) {
    return values.get(i);
  }

  /** Probability of the {@code i}-th value. */
  public double probability(int i) {
    return probabilities[i];
  }
}
