package io.netspace.model.space;

import io.netspace.model.common.InvalidValueException;
import io.netspace.model.common.NumberText;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The spaces of the papers, as data, on any stem, strides and ranges: AnyNetX_A to E and RegNetX;
 * the same of the blocks Y, R, V, VR and MB (inverted bottleneck, depthwise); RegNet,
 * unconstrained; RegNetX_constrained; RegNetX_released, over the default ranges of the released
 * code. Variants have a suffix: {@code -5} has one more stage, {@code -inverted} bottlenecks wider
 * than their block, {@code -depthwise} groups of one channel.
 */
public final class KnownSpaces {
  private static final String UNCONSTRAINED = "RegNet";
  private static final String CONSTRAINED = "RegNetX_constrained";
  private static final String RELEASED = "RegNetX_released";

  private static final String FIVE_STAGES = "-5";
  private static final String INVERTED = "-inverted";
  private static final String DEPTHWISE = "-depthwise";
  private static final List<String> VARIANTS = List.of(FIVE_STAGES, INVERTED, DEPTHWISE);

  /** 64 values of each of d, w0, wa and wm, 3 of b and 6 of g. */
  private static final double PUBLISHED_REGNET = Math.pow(64, 4) * 3 * 6;

  private KnownSpaces() {}

  /** The names of the paper's ladder, in its order. */
  public static List<String> names() {
    return List.copyOf(SpaceFamily.X.ladder().keySet());
  }

  /** All names, those of the paper's ladder first. */
  public static List<String> allNames() {
    Set<String> names = new LinkedHashSet<>(names());
    names.addAll(List.of(UNCONSTRAINED, CONSTRAINED, RELEASED));
    SpaceFamily.ALL.forEach(family -> names.addAll(family.ladder().keySet()));
    for (String variant : VARIANTS) {
      names.add("AnyNetX_A" + variant);
      names.add("AnyNetX_E" + variant);
      names.add("RegNetX" + variant);
    }
    return List.copyOf(names);
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
            new SteppedRange(Parameter.DEPTH, 1, maxDepth, 1, GridDistribution.LOG_UNIFORM),
            new SteppedRange(Parameter.WIDTH, 8, maxWidth, 8, GridDistribution.LOG_UNIFORM),
            ValueSet.of(Parameter.BOTTLENECK_RATIO, 1, 2, 4),
            ValueSet.of(Parameter.GROUP_WIDTH, 1, 2, 4, 8, 16, 32)),
        List.of());
  }

  /** The known space of that name as in the paper. */
  public static DesignSpace named(String name) {
    return named(name, anyNetXA());
  }

  /**
   * The known space of that name over the ranges of an AnyNetX_A.
   *
   * @throws InvalidValueException when no space has that name
   */
  public static DesignSpace named(String name, DesignSpace anyNetXA) {
    for (String variant : VARIANTS) {
      if (name.endsWith(variant)) {
        String plain = name.substring(0, name.length() - variant.length());
        return requirePlain(name, plain, varied(variant, anyNetXA)).named(name);
      }
    }
    return requirePlain(name, name, anyNetXA);
  }

  private static DesignSpace requirePlain(String asked, String name, DesignSpace base) {
    return VARIANTS.stream().anyMatch(name::endsWith)
        ? named(name, base)
        : plain(name, base).orElseThrow(() -> unknown(asked));
  }

  private static Optional<DesignSpace> plain(String name, DesignSpace base) {
    return switch (name) {
      case UNCONSTRAINED -> Optional.of(unconstrained(base));
      case CONSTRAINED -> Optional.of(constrained(base));
      case RELEASED -> Optional.of(released(base));
      default ->
          SpaceFamily.ALL.stream()
              .filter(family -> family.ladder().containsKey(name))
              .map(family -> refined(family, name, base))
              .findFirst();
    };
  }

  private static DesignSpace refined(SpaceFamily family, String name, DesignSpace base) {
    DesignSpace space = family.widest(base);
    for (Constraint constraint : family.ladder().getOrDefault(name, List.of())) {
      space = space.with(constraint);
    }
    return space;
  }

  private static InvalidValueException unknown(String name) {
    return new InvalidValueException(
        "space",
        name,
        "is not known; choose one of "
            + String.join(", ", names())
            + " or another of ./netspace spaces");
  }

  /** A base with one more stage, or other ranges of bottleneck ratio or group width. */
  private static DesignSpace varied(String variant, DesignSpace base) {
    List<Integer> strides = new ArrayList<>(base.strides());
    List<ParameterRange> ranges = new ArrayList<>(base.ranges());
    switch (variant) {
      case FIVE_STAGES -> strides.add(2);
      case INVERTED -> replace(ranges, ValueSet.of(Parameter.BOTTLENECK_RATIO, 0.25, 0.5));
      default -> replace(ranges, ValueSet.of(Parameter.GROUP_WIDTH, 1));
    }
    return new DesignSpace(
        base.name(), base.block(), base.stem(), strides, ranges, base.constraints());
  }

  private static void replace(List<ParameterRange> ranges, ParameterRange other) {
    ranges.replaceAll(range -> range.parameter() == other.parameter() ? other : range);
  }

  /** The linear rule on fine grids, over the paper's whole ranges (section 3.3). */
  private static DesignSpace unconstrained(DesignSpace base) {
    DesignSpace regNetX = named("RegNetX", base);
    double quarter = last(regNetX, Parameter.W0);
    return over(
        regNetX.named(UNCONSTRAINED),
        new SteppedRange(Parameter.WA, 1, quarter, 0.1, GridDistribution.LOG_UNIFORM),
        new SteppedRange(Parameter.WM, 1.5, 3, 0.001, GridDistribution.LOG_UNIFORM));
  }

  /**
   * The space that results from the paper's analysis (section 5): RegNetX of 12 to 28 blocks, b 1,
   * wm from 2.
   */
  private static DesignSpace constrained(DesignSpace base) {
    DesignSpace regNetX = named("RegNetX", base);
    double deepest = Math.min(28, last(regNetX, Parameter.NETWORK_DEPTH));
    return regNetX
        .with(new Within(Parameter.NETWORK_DEPTH, Math.min(12, deepest), deepest))
        .with(new Fixed(Parameter.BOTTLENECK_RATIO, 1))
        .with(new Within(Parameter.WM, 2.0, null))
        .with(new RegimeCaps())
        .named(CONSTRAINED);
  }

  private static DesignSpace released(DesignSpace base) {
    return over(
        named("RegNetX", base).named(RELEASED),
        new SteppedRange(Parameter.NETWORK_DEPTH, 12, 28, 1, GridDistribution.UNIFORM),
        new SteppedRange(Parameter.W0, 8, 256, 8, GridDistribution.LOG_UNIFORM),
        new SteppedRange(Parameter.WA, 8, 256, 0.1, GridDistribution.LOG_UNIFORM),
        new SteppedRange(Parameter.WM, 2, 3, 0.001, GridDistribution.LOG_UNIFORM),
        new SteppedRange(
            Parameter.BOTTLENECK_RATIO, 1, 1, 0.0078125, GridDistribution.POWER2_UNIFORM),
        new SteppedRange(Parameter.GROUP_WIDTH, 8, 128, 8, GridDistribution.POWER2_OR_LOG_UNIFORM));
  }

  private static double last(DesignSpace space, Parameter parameter) {
    return space.range(parameter).orElseThrow().values().getLast();
  }

  private static DesignSpace over(DesignSpace space, ParameterRange... others) {
    List<ParameterRange> ranges = new ArrayList<>(space.ranges());
    for (ParameterRange other : others) {
      replace(ranges, other);
    }
    return new DesignSpace(
        space.name(), space.block(), space.stem(), space.strides(), ranges, space.constraints());
  }

  /**
   * The size that the papers state for a space, where it is not exact: without the ties of ordered
   * stages, and for RegNet as if each of its four parameters had 64 values.
   */
  public static OptionalDouble published(DesignSpace space) {
    if (space.name().equals(UNCONSTRAINED)) {
      return OptionalDouble.of(PUBLISHED_REGNET);
    }
    SpaceSize size = space.size();
    return Math.abs(size.published() / size.settings().doubleValue() - 1) < 1e-12
        ? OptionalDouble.empty()
        : OptionalDouble.of(size.published());
  }

  /**
   * The name of a space under one more constraint: the narrowest known space of its block that the
   * constraints, in any order, refine, with the further constraints appended; a space named by a
   * person keeps its name, with the constraint appended.
   *
   * @param after its constraints with the added one
   */
  static String renamed(DesignSpace before, Constraint added, List<Constraint> after) {
    for (SpaceFamily family : SpaceFamily.ALL) {
      String name = nameOf(family, before.constraints());
      if (before.name().equals(name) || before.name().startsWith(name + "-")) {
        return nameOf(family, after) + before.name().substring(name.length());
      }
    }
    return before.name() + suffix(added);
  }

  private static String nameOf(SpaceFamily family, List<Constraint> constraints) {
    Map.Entry<String, List<Constraint>> base = family.narrowest(constraints);
    return constraints.stream()
        .filter(constraint -> !base.getValue().contains(constraint))
        .map(KnownSpaces::suffix)
        .collect(Collectors.joining("", base.getKey(), ""));
  }

  private static String suffix(Constraint constraint) {
    return switch (constraint) {
      case Shared shared -> "+shared-" + shared.parameter();
      case Fixed fixed -> "+" + fixed.parameter() + "-" + NumberText.plain(fixed.value());
      case Within within ->
          "+" + within.parameter() + "-" + NumberText.dashed(within.low(), within.high());
      case NonDecreasing ordered -> "+non-decreasing-" + ordered.parameter();
      case NonIncreasing ordered -> "+non-increasing-" + ordered.parameter();
      case LinearWidths _ -> "+linear-widths";
      case Equal equal -> "+" + equal.first() + "-equals-" + equal.second();
      case ComplexityWithin within ->
          "+" + within.measure() + "-" + NumberText.dashed(within.low(), within.high());
      case RegimeCaps _ -> "+regime-caps";
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
        new SteppedRange(Parameter.NETWORK_DEPTH, stages, deepest, 1, GridDistribution.UNIFORM),
        new SteppedRange(Parameter.W0, 8, quarter, 8, GridDistribution.LOG_UNIFORM),
        new SteppedRange(Parameter.WA, 4, quarter, 4, GridDistribution.LOG_UNIFORM),
        new SteppedRange(Parameter.WM, 1.5, 3, 0.025, GridDistribution.LOG_UNIFORM));
  }
}
