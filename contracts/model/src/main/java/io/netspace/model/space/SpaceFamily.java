package io.netspace.model.space;

import io.netspace.model.network.BlockType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The spaces of one block: AnyNet_A to E and RegNet. Steps on parameters that the block lacks are
 * omitted, and so are letters that would name the same space as the one before.
 *
 * @param label the suffix of AnyNet and RegNet in the names
 * @param keepsGroups whether the base's range of group widths belongs to it
 * @param own ranges that replace the base's or are added to them
 */
record SpaceFamily(
    String label,
    BlockType block,
    boolean keepsGroups,
    List<ParameterRange> own,
    List<Constraint> always) {
  private static final ValueSet SQUEEZE = ValueSet.of(Parameter.SE_RATIO, 0.25);
  private static final Shared ONE_SQUEEZE = new Shared(Parameter.SE_RATIO);

  static final SpaceFamily X = new SpaceFamily("X", BlockType.X, true, List.of(), List.of());

  static final List<SpaceFamily> ALL =
      List.of(
          X,
          new SpaceFamily("Y", BlockType.X, true, List.of(SQUEEZE), List.of(ONE_SQUEEZE)),
          new SpaceFamily("R", BlockType.X, false, List.of(), List.of()),
          new SpaceFamily("VR", BlockType.VR, false, List.of(), List.of()),
          new SpaceFamily("V", BlockType.V, false, List.of(), List.of()),
          new SpaceFamily(
              "MB",
              BlockType.MBCONV,
              false,
              List.of(
                  ValueSet.of(Parameter.BOTTLENECK_RATIO, 1, 1 / 3.0, 1 / 6.0),
                  SQUEEZE,
                  ValueSet.of(Parameter.KERNEL, 3, 5)),
              List.of(ONE_SQUEEZE)));

  /** The constraints of each space by its name, in the order of the paper's ladder. */
  Map<String, List<Constraint>> ladder() {
    Map<String, List<Constraint>> byName = new LinkedHashMap<>();
    List<Constraint> constraints = new ArrayList<>(always);
    byName.put("AnyNet" + label + "_A", List.copyOf(constraints));
    step(byName, "B", constraints, new Shared(Parameter.BOTTLENECK_RATIO));
    step(byName, "C", constraints, new Shared(Parameter.GROUP_WIDTH));
    List<Constraint> shared = List.copyOf(constraints);
    step(byName, "D", constraints, new NonDecreasing(Parameter.WIDTH));
    step(byName, "E", constraints, new NonDecreasing(Parameter.DEPTH));
    List<Constraint> linear = new ArrayList<>(shared);
    linear.add(new LinearWidths());
    byName.put("RegNet" + label, List.copyOf(linear));
    return byName;
  }

  private void step(
      Map<String, List<Constraint>> byName,
      String letter,
      List<Constraint> constraints,
      Constraint next) {
    if (SpaceRules.parameters(next).stream().allMatch(this::has)) {
      constraints.add(next);
      byName.put("AnyNet" + label + "_" + letter, List.copyOf(constraints));
    }
  }

  private boolean has(Parameter parameter) {
    return switch (parameter) {
      case GROUP_WIDTH -> keepsGroups;
      case BOTTLENECK_RATIO -> block.hasBottleneck();
      case DEPTH, WIDTH -> true;
      case NETWORK_DEPTH, W0, WA, WM, SE_RATIO, KERNEL -> false;
    };
  }

  /** The widest space of the family over the stem, strides and ranges of an AnyNetX_A. */
  DesignSpace widest(DesignSpace base) {
    List<ParameterRange> ranges = new ArrayList<>();
    for (ParameterRange range : base.ranges()) {
      boolean replaced = own.stream().anyMatch(o -> o.parameter() == range.parameter());
      if (!replaced && has(range.parameter())) {
        ranges.add(range);
      }
    }
    ranges.addAll(own);
    return new DesignSpace(
        "AnyNet" + label + "_A", block, base.stem(), base.strides(), ranges, always);
  }

  /** The narrowest space of the ladder that these constraints, in any order, refine. */
  Map.Entry<String, List<Constraint>> narrowest(List<Constraint> constraints) {
    Map.@Nullable Entry<String, List<Constraint>> narrowest = null;
    for (Map.Entry<String, List<Constraint>> step : ladder().entrySet()) {
      if (constraints.containsAll(step.getValue())) {
        narrowest = step;
      }
    }
    return narrowest == null ? Map.entry("AnyNet" + label + "_A", always) : narrowest;
  }
}
