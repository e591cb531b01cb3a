package io.netspace.contracts.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The spaces of the paper, as data: AnyNetX_A to E and RegNetX, on any stem, strides and ranges.
 */
public final class KnownSpaces {
  /** Constraints by name, in the order of the paper's ladder. */
  private static final Map<String, List<Constraint>> CONSTRAINTS = constraintsByName();

  private KnownSpaces() {}

  private static Map<String, List<Constraint>> constraintsByName() {
    Map<String, List<Constraint>> byName = new LinkedHashMap<>();
    List<Constraint> constraints = new ArrayList<>();
    byName.put("AnyNetX_A", List.of());
    constraints.add(new Shared(Parameter.BOTTLENECK_RATIO));
    byName.put("AnyNetX_B", List.copyOf(constraints));
    constraints.add(new Shared(Parameter.GROUP_WIDTH));
    byName.put("AnyNetX_C", List.copyOf(constraints));
    constraints.add(new NonDecreasing(Parameter.WIDTH));
    byName.put("AnyNetX_D", List.copyOf(constraints));
    constraints.add(new NonDecreasing(Parameter.DEPTH));
    byName.put("AnyNetX_E", List.copyOf(constraints));
    byName.put(
        "RegNetX",
        List.of(
            new Shared(Parameter.BOTTLENECK_RATIO),
            new Shared(Parameter.GROUP_WIDTH),
            new LinearWidths()));
    return byName;
  }

  /** The names of the known spaces, in the order of the ladder. */
  public static List<String> names() {
    return List.copyOf(CONSTRAINTS.keySet());
  }

  /**
   * AnyNetX_A as in the paper (section 3.2): 3×3 stem of 32 channels, four stages of stride 2,
   * depth 1 to 16, width 8 to 1024 in steps of 8, bottleneck ratio 1, 2 or 4, group width 1 to 32.
   */
  public static DesignSpace anyNetXA() {
    return anyNetXA(new Stem(StemType.SIMPLE, 32), List.of(2, 2, 2, 2), 16, 1024);
  }

  /**
   * AnyNetX_A on another stem, strides and upper ends of depth (blocks a stage) and width
   * (channels).
   */
  public static DesignSpace anyNetXA(Stem stem, List<Integer> strides, int maxDepth, int maxWidth) {
    return new DesignSpace(
        "AnyNetX_A",
        BlockType.X,
        stem,
        strides,
        List.of(
            new SteppedRange(Parameter.DEPTH, 1, maxDepth, 1, Law.LOG_UNIFORM),
            new SteppedRange(Parameter.WIDTH, 8, maxWidth, 8, Law.LOG_UNIFORM),
            ValueSet.of(Parameter.BOTTLENECK_RATIO, 1, 2, 4),
            ValueSet.of(Parameter.GROUP_WIDTH, 1, 2, 4, 8, 16, 32)),
        List.of());
  }

  /**
   * The known space of that name over the ranges of an AnyNetX_A.
   *
   * @throws IllegalArgumentException when no space has that name
   */
  public static DesignSpace named(String name, DesignSpace anyNetXA) {
    List<Constraint> constraints = CONSTRAINTS.get(name);
    if (constraints == null) {
      throw new IllegalArgumentException(
          "space (" + name + ") is not known; choose one of " + String.join(", ", names()) + ".");
    }
    DesignSpace space = anyNetXA;
    for (Constraint constraint : constraints) {
      space = space.with(constraint);
    }
    return space;
  }

  /**
   * The narrowest known space that these constraints, in any order, refine, and what they add to
   * it.
   */
  static String nameOf(List<Constraint> constraints) {
    Map.Entry<String, List<Constraint>> base =
        CONSTRAINTS.entrySet().stream()
            .filter(known -> constraints.containsAll(known.getValue()))
            .reduce((_, narrower) -> narrower)
            .orElseThrow();
    return constraints.stream()
        .filter(constraint -> !base.getValue().contains(constraint))
        .map(KnownSpaces::suffix)
        .collect(Collectors.joining("", base.getKey(), ""));
  }

  private static String suffix(Constraint constraint) {
    return switch (constraint) {
      case Shared shared -> "+shared-" + shared.parameter();
      case NonDecreasing ordered -> "+non-decreasing-" + ordered.parameter();
      case LinearWidths _ -> "+linear-widths";
    };
  }

  /**
   * The ranges of the linear rule that belong to an AnyNet's ranges of depth and width, as the
   * paper's belong to its AnyNetX (section 3.3): depth up to all stages at their deepest (at most
   * 64), w0 and wa up to a quarter of the largest width, 1.5 ≤ wm ≤ 3. The steps (8, 4 and 0.025)
   * give 32 to 64 values each, where the paper counts 64.
   */
  static List<ParameterRange> linearRanges(DesignSpace anyNet) {
    List<Double> depths = anyNet.range(Parameter.DEPTH).orElseThrow().values();
    List<Double> widths = anyNet.range(Parameter.WIDTH).orElseThrow().values();
    int stages = anyNet.stages();
    double deepest = Math.max(stages, Math.min(64, stages * depths.getLast()));
    double quarter = Math.max(8, Math.floor(widths.getLast() / 4 / 8) * 8);
    return List.of(
        new SteppedRange(Parameter.NETWORK_DEPTH, stages, deepest, 1, Law.UNIFORM),
        new SteppedRange(Parameter.W0, 8, quarter, 8, Law.LOG_UNIFORM),
        new SteppedRange(Parameter.WA, 4, quarter, 4, Law.LOG_UNIFORM),
        new SteppedRange(Parameter.WM, 1.5, 3, 0.025, Law.LOG_UNIFORM));
  }
}
