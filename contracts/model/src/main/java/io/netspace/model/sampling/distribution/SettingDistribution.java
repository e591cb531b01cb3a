package io.netspace.model.sampling.distribution;

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
 * The distribution of a space's parameter settings: independent draws, conditioned on the
 * constraints on parameters.
 */
public final class SettingDistribution {
  private final List<Slot> slots;
  private final int indexCount;

  public SettingDistribution(DesignSpace space) {
    Map<Parameter, ParameterRange> ranges = new EnumMap<>(Parameter.class);
    space.ranges().forEach(range -> ranges.put(range.parameter(), range));
    Map<Parameter, Slot> slots = new EnumMap<>(Parameter.class);
    int nextIndex = 0;
    for (ParameterRange range : ranges.values()) {
      Parameter parameter = range.parameter();
      @Nullable Slot equal = space.equalTo(parameter).map(slots::get).orElse(null);
      if (equal != null) {
        slots.put(parameter, new Slot(parameter, equal.distribution(), equal.firstIndex(), false));
      } else {
        ParameterDistribution distribution = ParameterDistribution.of(space, range);
        slots.put(parameter, new Slot(parameter, distribution, nextIndex, true));
        nextIndex += distribution.valueCount();
      }
    }
    this.slots = List.copyOf(slots.values());
    this.indexCount = nextIndex;
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
      Slot slot = slots.get(i);
      if (slot.isDrawn()) {
        slot.distribution().draw(random, drawn, slot.firstIndex());
      }
    }
  }

  /** The setting that the indices give. */
  public ParameterSetting setting(int[] drawn) {
    Map<Parameter, List<Double>> values = new EnumMap<>(Parameter.class);
    for (Slot slot : slots) {
      List<Double> ofParameter = new ArrayList<>();
      for (int i = 0; i < slot.distribution().valueCount(); i++) {
        ofParameter.add(slot.distribution().vector().value(drawn[slot.firstIndex() + i]));
      }
      values.put(slot.parameter(), ofParameter);
    }
    return new ParameterSetting(values);
  }

  /**
   * A reader of one parameter's values from the indices of a setting.
   *
   * @param absent its value where the space has no range of it
   */
  public ParameterReader reader(Parameter parameter, double absent) {
    for (Slot slot : slots) {
      if (slot.parameter() == parameter) {
        double[] values = new double[slot.distribution().vector().size()];
        Arrays.setAll(values, slot.distribution().vector()::value);
        int step = slot.distribution().valueCount() == 1 ? 0 : 1;
        return new ParameterReader(values, slot.firstIndex(), step);
      }
    }
    return new ParameterReader(new double[] {absent}, -1, 0);
  }

  /**
   * The part of a setting's indices that belongs to one parameter.
   *
   * @param firstIndex position of its first index
   * @param isDrawn whether it is drawn, rather than equal to an earlier parameter
   */
  private record Slot(
      Parameter parameter, ParameterDistribution distribution, int firstIndex, boolean isDrawn) {}

  /** The values of one parameter by the indices of a setting. */
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
