package io.netspace.model.sampling.distribution;

import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.ParameterRange;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The distribution of all values of one parameter in a space: one draw where the stages share it,
 * one a stage where they are independent, or one ordered vector.
 *
 * @param repetitions independent draws of {@code vector}
 * @param descending whether vectors are reversed
 */
record ParameterDistribution(OrderedDistribution vector, int repetitions, boolean descending) {

  static ParameterDistribution of(DesignSpace space, ParameterRange range) {
    Parameter parameter = range.parameter();
    int values = space.multiplicity(parameter);
    DiscreteDistribution distribution = permitted(space, range);
    Optional<ParameterRange> equal =
        space.ranges().stream()
            .filter(other -> space.equalTo(other.parameter()).equals(Optional.of(parameter)))
            .findFirst();
    if (equal.isPresent()) {
      distribution = distribution.conditionedOnEqual(permitted(space, equal.get()));
    }
    boolean descending = space.isDescending(parameter);
    return space.isOrdered(parameter) || descending
        ? new ParameterDistribution(new OrderedDistribution(distribution, values), 1, descending)
        : new ParameterDistribution(new OrderedDistribution(distribution, 1), values, false);
  }

  private static DiscreteDistribution permitted(DesignSpace space, ParameterRange range) {
    return DiscreteDistribution.of(range)
        .conditionedOn(value -> space.permits(range.parameter(), value));
  }

  /** Number of values of one draw. */
  int valueCount() {
    return repetitions * vector.length();
  }

  /** Draws the indices of all values into an array from {@code first} on. */
  void draw(RandomGenerator random, int[] indices, int first) {
    for (int i = 0; i < repetitions; i++) {
      vector.draw(random, indices, first + i * vector.length());
    }
    if (descending) {
      reverse(indices, first, first + valueCount() - 1);
    }
  }

  private static void reverse(int[] indices, int first, int last) {
    for (int i = first, j = last; i < j; i++, j--) {
      int swapped = indices[i];
      indices[i] = indices[j];
      indices[j] = swapped;
    }
  }
}
