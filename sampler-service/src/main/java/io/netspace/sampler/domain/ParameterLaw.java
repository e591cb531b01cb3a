package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.ParameterRange;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The law of all values of one parameter in a space: one draw where the stages share it, one a
 * stage where they are independent, or one ordered vector.
 *
 * @param repetitions independent draws of {@code vector}
 */
record ParameterLaw(OrderedLaw vector, int repetitions) {

  static ParameterLaw of(DesignSpace space, ParameterRange range) {
    int values = space.multiplicity(range.parameter());
    DiscreteLaw law = DiscreteLaw.of(range);
    return space.isOrdered(range.parameter())
        ? new ParameterLaw(new OrderedLaw(law, values), 1)
        : new ParameterLaw(new OrderedLaw(law, 1), values);
  }

  List<Double> draw(RandomGenerator random) {
    if (repetitions == 1) {
      return List.of(vector.draw(random));
    }
    Double[] drawn = new Double[repetitions];
    for (int stage = 0; stage < repetitions; stage++) {
      drawn[stage] = vector.draw(random)[0];
    }
    return List.of(drawn);
  }
}
