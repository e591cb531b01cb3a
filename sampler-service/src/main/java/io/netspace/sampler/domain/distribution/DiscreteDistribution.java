package io.netspace.sampler.domain.distribution;

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
 * The exact probability of each value of a parameter's range; values ascend, the masses add to 1.
 */
public final class DiscreteDistribution {
  private final List<Double> values;
  private final double[] masses;

  private DiscreteDistribution(List<Double> values, double[] masses) {
    this.values = values;
    this.masses = masses;
  }

  /** The law that a range states for one draw. */
  public static DiscreteDistribution of(ParameterRange range) {
    return switch (range) {
      case ValueSet set -> uniform(set.values());
      case SteppedRange stepped ->
          switch (stepped.law()) {
            case UNIFORM, POWER2_UNIFORM -> uniform(stepped.values());
            case LOG_UNIFORM -> logUniform(stepped.values(), stepped.step());
            case POWER2_OR_LOG_UNIFORM -> powerOfTwoOrLogUniform(stepped);
            case NORMAL ->
                new DiscreteDistribution(stepped.values(), TruncatedNormal.masses(stepped, v -> v));
            case LOG_NORMAL ->
                new DiscreteDistribution(
                    stepped.values(), TruncatedNormal.masses(stepped, Math::log));
          };
    };
  }

  private static DiscreteDistribution uniform(List<Double> values) {
    return new DiscreteDistribution(
        values, values.stream().mapToDouble(_ -> 1.0 / values.size()).toArray());
  }

  /**
   * Each value takes the logarithmic length from its predecessor to itself; the first from L = low
   * − min(step, low / 2).
   */
  private static DiscreteDistribution logUniform(List<Double> values, double step) {
    double low = values.getFirst();
    double start = Math.log(low - Math.min(step, low / 2));
    double length = Math.log(values.getLast()) - start;
    double[] masses =
        IntStream.range(0, values.size())
            .mapToDouble(
                i ->
                    (Math.log(values.get(i)) - (i == 0 ? start : Math.log(values.get(i - 1))))
                        / length)
            .toArray();
    return new DiscreteDistribution(values, masses);
  }

  /** A power of two below the step keeps its share; those above are spread log-uniformly. */
  private static DiscreteDistribution powerOfTwoOrLogUniform(SteppedRange range) {
    List<Double> values = range.values();
    int powers = range.powersOfTwoBelowStep();
    double share = 1.0 / range.powersOfTwo();
    double[] masses = new double[values.size()];
    for (int i = 0; i < powers; i++) {
      masses[i] = share;
    }
    if (powers < values.size()) {
      DiscreteDistribution above = logUniform(values.subList(powers, values.size()), range.step());
      for (int i = powers; i < masses.length; i++) {
        masses[i] = (range.powersOfTwo() - powers) * share * above.masses[i - powers];
      }
    }
    return new DiscreteDistribution(values, masses);
  }

  /**
   * This law given that the value is one of some.
   *
   * @param permitted holds for at least one value of positive probability
   */
  public DiscreteDistribution conditionedOn(DoublePredicate permitted) {
    return reweighted(
        IntStream.range(0, masses.length)
            .mapToDouble(i -> permitted.test(values.get(i)) ? masses[i] : 0)
            .toArray());
  }

  /** The law of a draw given that an independent one from another law is equal to it. */
  public DiscreteDistribution conditionedOnEqual(DiscreteDistribution other) {
    return reweighted(
        IntStream.range(0, masses.length)
            .mapToDouble(i -> masses[i] * other.probabilityOf(values.get(i)))
            .toArray());
  }

  private double probabilityOf(double value) {
    int at = Collections.binarySearch(values, value);
    return at < 0 ? 0 : masses[at];
  }

  /** The values of positive weight; this law itself where the weights are its masses. */
  private DiscreteDistribution reweighted(double[] weights) {
    if (Arrays.equals(weights, masses)) {
      return this;
    }
    double sum = Arrays.stream(weights).sum();
    List<Double> kept = new ArrayList<>();
    double[] shares = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        shares[kept.size()] = weights[i] / sum;
        kept.add(values.get(i));
      }
    }
    return new DiscreteDistribution(List.copyOf(kept), Arrays.copyOf(shares, kept.size()));
  }

  /** Number of values. */
  public int size() {
    return masses.length;
  }

  /** The {@code i}-th value, from 0. */
  public Double value(int i) {
    return values.get(i);
  }

  /** Probability of the {@code i}-th value. */
  public double probability(int i) {
    return masses[i];
  }
}
