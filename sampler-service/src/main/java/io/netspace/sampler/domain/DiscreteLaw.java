package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.ParameterRange;
import io.netspace.contracts.vocabulary.SteppedRange;
import io.netspace.contracts.vocabulary.ValueSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The exact probability of each value of a parameter's range; values ascend, the masses add to 1.
 */
public final class DiscreteLaw {
  private final List<Double> values;
  private final double[] masses;

  private DiscreteLaw(List<Double> values, double[] masses) {
    this.values = values;
    this.masses = masses;
  }

  /** The law that a range states for one draw. */
  public static DiscreteLaw of(ParameterRange range) {
    return switch (range) {
      case ValueSet set -> uniform(set.values());
      case SteppedRange stepped ->
          switch (stepped.law()) {
            case UNIFORM -> uniform(stepped.values());
            case LOG_UNIFORM -> logUniform(stepped.values(), stepped.step());
          };
    };
  }

  private static DiscreteLaw uniform(List<Double> values) {
    return new DiscreteLaw(values, values.stream().mapToDouble(_ -> 1.0 / values.size()).toArray());
  }

  /**
   * Each value takes the logarithmic length from its predecessor to itself; the first from L = low
   * − min(step, low / 2).
   */
  private static DiscreteLaw logUniform(List<Double> values, double step) {
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
    return new DiscreteLaw(values, masses);
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
