package io.netspace.sampler.domain.distribution;

import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.ParameterRange;
import io.netspace.model.space.ParameterSetting;
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
public final class SettingDistribution {
  private final List<Slot> slots;
  private final int indexCount;

  public SettingDistribution(DesignSpace space) {
    Map<Parameter, ParameterRange> ranges = new EnumMap<>(Parameter.class);
    space.ranges().forEach(range -> ranges.put(range.parameter(), range));
    Map<Parameter, Slot> laws = new EnumMap<>(Parameter.class);
    int place = 0;
    for (ParameterRange range : ranges.values()) {
      Parameter parameter = range.parameter();
      @Nullable Slot equal = space.equalTo(parameter).map(laws::get).orElse(null);
      if (equal != null) {
        laws.put(parameter, new Slot(parameter, equal.distribution(), equal.firstIndex(), false));
      } else {
        ParameterDistribution law = ParameterDistribution.of(space, range);
        laws.put(parameter, new Slot(parameter, law, place, true));
        place += law.valueCount();
      }
    }
    this.slots = List.copyOf(laws.values());
    this.indexCount = place;
  }

  /** Draws one setting; parameters in the order of {@link Parameter}, stages from the first. */
  public ParameterSetting draw(RandomGenerator random) {
    int[] drawn = new int[indexCount];
    draw(random, drawn);
    return setting(drawn);
  }

  /** Number of indices that make up a setting. */
  public int indexCount() {
    return indexCount;
  }

  /** Draws the indices of one setting's values. */
  public void draw(RandomGenerator random, int[] drawn) {
    for (int i = 0; i < slots.size(); i++) {
      Slot one = slots.get(i);
      if (one.isDrawn()) {
        one.distribution().draw(random, drawn, one.firstIndex());
      }
    }
  }

  /** The setting that indices stand for. */
  public ParameterSetting setting(int[] drawn) {
    Map<Parameter, List<Double>> values = new EnumMap<>(Parameter.class);
    for (Slot one : slots) {
      List<Double> ofParameter = new ArrayList<>();
      for (int i = 0; i < one.distribution().valueCount(); i++) {
        ofParameter.add(one.distribution().vector().value(drawn[one.firstIndex() + i]));
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
  public ParameterReader reader(Parameter parameter, double absent) {
    for (Slot one : slots) {
      if (one.parameter() == parameter) {
        double[] values = new double[one.distribution().vector().size()];
        Arrays.setAll(values, one.distribution().vector()::value);
        int step = one.distribution().valueCount() == 1 ? 0 : 1;
        return new ParameterReader(values, one.firstIndex(), step);
      }
    }
    return new ParameterReader(new double[] {absent}, -1, 0);
  }

  /**
   * One parameter of a setting.
   *
   * @param firstIndex place of its first index
   * @param isDrawn whether it is drawn, and not equal to one drawn before
   */
  private record Slot(
      Parameter parameter, ParameterDistribution distribution, int firstIndex, boolean isDrawn) {}

  /** The values of one parameter behind the indices of a setting. */
  public static final class ParameterReader {
    private final double[] values;
    private final int firstIndex;
    private final int stride;

    private ParameterReader(double[] values, int first, int step) {
      this.values = values;
      this.firstIndex = first;
      this.stride = step;
    }

    /** The index in {@link #values}. */
    public int index(int[] drawn, int stage) {
      return firstIndex < 0 ? 0 : drawn[firstIndex + stride * stage];
    }

    public double value(int[] drawn, int stage) {
      return values[index(drawn, stage)];
    }

    /** All values, ascending; not to be changed. */
    public double[] values() {
      return values;
    }
  }
}
