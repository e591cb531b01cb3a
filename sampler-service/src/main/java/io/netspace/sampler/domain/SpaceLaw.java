package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Parameter;
import io.netspace.contracts.vocabulary.ParameterRange;
import io.netspace.contracts.vocabulary.ParameterSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The law of a space's parameter settings: independent draws, given that the constraints on
 * parameters hold.
 */
public final class SpaceLaw {
  private final List<Open> open;
  private final int places;

  public SpaceLaw(DesignSpace space) {
    Map<Parameter, ParameterRange> ranges = new EnumMap<>(Parameter.class);
    space.ranges().forEach(range -> ranges.put(range.parameter(), range));
    Map<Parameter, Open> laws = new EnumMap<>(Parameter.class);
    int place = 0;
    for (ParameterRange range : ranges.values()) {
      Parameter parameter = range.parameter();
      @Nullable Open equal = space.equalTo(parameter).map(laws::get).orElse(null);
      if (equal != null) {
        laws.put(parameter, new Open(parameter, equal.law(), equal.first(), false));
      } else {
        ParameterLaw law = ParameterLaw.of(space, range);
        laws.put(parameter, new Open(parameter, law, place, true));
        place += law.values();
      }
    }
    this.open = List.copyOf(laws.values());
    this.places = place;
  }

  /** Draws one setting; parameters in the order of {@link Parameter}, stages from the first. */
  public ParameterSetting draw(RandomGenerator random) {
    int[] drawn = new int[places];
    draw(random, drawn);
    return setting(drawn);
  }

  /** Number of indices that make up a setting. */
  int places() {
    return places;
  }

  /** Draws the indices of one setting's values. */
  void draw(RandomGenerator random, int[] drawn) {
    for (int i = 0; i < open.size(); i++) {
      Open one = open.get(i);
      if (one.isDrawn()) {
        one.law().draw(random, drawn, one.first());
      }
    }
  }

  /** The setting that indices stand for. */
  ParameterSetting setting(int[] drawn) {
    Map<Parameter, List<Double>> values = new EnumMap<>(Parameter.class);
    for (Open one : open) {
      List<Double> ofParameter = new ArrayList<>();
      for (int i = 0; i < one.law().values(); i++) {
        ofParameter.add(one.law().vector().value(drawn[one.first() + i]));
      }
      values.put(one.parameter(), ofParameter);
    }
    return new ParameterSetting(values);
  }

  /**
   * How to read a parameter from indices.
   *
   * @param absent its value where the space has no range of it
   */
  Reading reading(Parameter parameter, double absent) {
    for (Open one : open) {
      if (one.parameter() == parameter) {
        double[] values = new double[one.law().vector().size()];
        Arrays.setAll(values, one.law().vector()::value);
        int step = one.law().values() == 1 ? 0 : 1;
        return new Reading(values, one.first(), step);
      }
    }
    return new Reading(new double[] {absent}, -1, 0);
  }

  /**
   * One parameter of a setting.
   *
   * @param first place of its first index
   * @param isDrawn whether it is drawn, and not equal to one drawn before
   */
  private record Open(Parameter parameter, ParameterLaw law, int first, boolean isDrawn) {}

  /** The values of one parameter behind the indices of a setting. */
  static final class Reading {
    private final double[] values;
    private final int first;
    private final int step;

    private Reading(double[] values, int first, int step) {
      this.values = values;
      this.first = first;
      this.step = step;
    }

    /** The index in {@link #values}. */
    int index(int[] drawn, int stage) {
      return first < 0 ? 0 : drawn[first + step * stage];
    }

    double value(int[] drawn, int stage) {
      return values[index(drawn, stage)];
    }

    /** All values, ascending; not to be changed. */
    double[] values() {
      return values;
    }
  }
}
