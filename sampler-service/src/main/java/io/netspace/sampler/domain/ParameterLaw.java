package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Parameter;
import io.netspace.contracts.vocabulary.ParameterRange;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The law of all values of one parameter in a space: one draw where the stages share it, one a
 * stage where they are independent, or one ordered vector.
 *
 * @param repetitions independent draws of {@code vector}
 * @param descending whether vectors are read from their end
 */
record ParameterLaw(OrderedLaw vector, int repetitions, boolean descending) {

  static ParameterLaw of(DesignSpace space, ParameterRange range) {
    Parameter parameter = range.parameter();
    int values = space.multiplicity(parameter);
    DiscreteLaw law = permitted(space, range);
    Optional<ParameterRange> equal =
        space.ranges().stream()
            .filter(other -> space.equalTo(other.parameter()).equals(Optional.of(parameter)))
            .findFirst();
    if (equal.isPresent()) {
      law = law.givenEqual(permitted(space, equal.get()));
    }
    boolean descending = space.isDescending(parameter);
    return space.isOrdered(parameter) || descending
        ? new ParameterLaw(new OrderedLaw(law, values), 1, descending)
        : new ParameterLaw(new OrderedLaw(law, 1), values, false);
  }

  private static DiscreteLaw permitted(DesignSpace space, ParameterRange range) {
    return DiscreteLaw.of(range).given(value -> space.permits(range.parameter(), value));
  }

  /** Number of values that one draw has. */
  int values() {
    return repetitions * vector.length();
  }

  /** Draws the indices of all values into some places from the first on. */
  void draw(RandomGenerator random, int[] places, int first) {
    for (int i = 0; i < repetitions; i++) {
      vector.draw(random, places, first + i * vector.length());
    }
    if (descending) {
      reverse(places, first, first + values() - 1);
    }
  }

  private static void reverse(int[] places, int first, int last) {
    for (int i = first, j = last; i < j; i++, j--) {
      int kept = places[i];
      places[i] = places[j];
      places[j] = kept;
    }
  }
}
