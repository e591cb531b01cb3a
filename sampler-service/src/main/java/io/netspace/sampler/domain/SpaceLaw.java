package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Parameter;
import io.netspace.contracts.vocabulary.ParameterRange;
import io.netspace.contracts.vocabulary.ParameterSetting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The law of a space's parameter settings; parameters are independent of each other. */
public final class SpaceLaw {
  private final Map<Parameter, ParameterLaw> laws = new EnumMap<>(Parameter.class);

  public SpaceLaw(DesignSpace space) {
    for (ParameterRange range : space.ranges()) {
      laws.put(range.parameter(), ParameterLaw.of(space, range));
    }
  }

  /** Draws one setting; parameters in the order of {@link Parameter}, stages from the first. */
  public ParameterSetting draw(RandomGenerator random) {
    Map<Parameter, List<Double>> values = new EnumMap<>(Parameter.class);
    laws.forEach((parameter, law) -> values.put(parameter, law.draw(random)));
    return new ParameterSetting(values);
  }
}
