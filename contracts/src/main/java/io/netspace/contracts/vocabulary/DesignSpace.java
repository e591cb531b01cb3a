package io.netspace.contracts.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A set of networks with a law on it: what is fixed (block, stem, strides), the ranges of what is
 * open, and the constraints between them.
 *
 * @param strides of the first block of each stage; their number is the number of stages
 */
public record DesignSpace(
    String name,
    BlockType block,
    Stem stem,
    List<Integer> strides,
    List<ParameterRange> ranges,
    List<Constraint> constraints) {
  public DesignSpace {
    strides = List.copyOf(strides);
    ranges = List.copyOf(ranges);
    constraints = List.copyOf(constraints);
    Require.that(!name.isBlank(), "space name", name, "must not be empty");
    Require.that(
        !strides.isEmpty() && strides.size() <= 8,
        "strides",
        strides,
        "must be 1 to 8, one a stage");
    Require.that(
        strides.stream().allMatch(s -> s == 1 || s == 2),
        "strides",
        strides,
        "must each be 1 or 2");
    Require.that(
        ranges.stream().map(ParameterRange::parameter).distinct().count() == ranges.size(),
        "ranges",
        ranges,
        "must name each parameter once");
    for (Parameter parameter : openParameters(constraints)) {
      Require.that(
          ranges.stream().anyMatch(r -> r.parameter() == parameter),
          "ranges",
          ranges.stream().map(ParameterRange::parameter).toList(),
          "must hold a range of " + parameter);
    }
    Require.that(
        ranges.size() == openParameters(constraints).size(),
        "ranges",
        ranges.stream().map(ParameterRange::parameter).toList(),
        "must name only " + openParameters(constraints));
  }

  private static List<Parameter> openParameters(List<Constraint> constraints) {
    return constraints.stream().anyMatch(LinearWidths.class::isInstance)
        ? List.of(
            Parameter.NETWORK_DEPTH,
            Parameter.W0,
            Parameter.WA,
            Parameter.WM,
            Parameter.BOTTLENECK_RATIO,
            Parameter.GROUP_WIDTH)
        : List.of(
            Parameter.DEPTH, Parameter.WIDTH, Parameter.BOTTLENECK_RATIO, Parameter.GROUP_WIDTH);
  }

  public int stages() {
    return strides.size();
  }

  /** Whether widths follow the quantised linear rule: a RegNet space. */
  public boolean hasLinearWidths() {
    return constraints.contains(new LinearWidths());
  }

  /** The range of a parameter, empty when this space does not leave it open. */
  public Optional<ParameterRange> range(Parameter parameter) {
    return ranges.stream().filter(r -> r.parameter() == parameter).findFirst();
  }

  /**
   * The number of values that must be drawn for a parameter: one when shared or not of a stage,
   * else one a stage.
   */
  public int multiplicity(Parameter parameter) {
    return parameter.perStage() && !constraints.contains(new Shared(parameter)) ? stages() : 1;
  }

  /** Whether the values of the stages must not decrease. */
  public boolean isOrdered(Parameter parameter) {
    return parameter.perStage() && constraints.contains(new NonDecreasing(parameter));
  }

  /**
   * This space under one more constraint. {@link LinearWidths} replaces the ranges and constraints
   * of depth and width by those of the linear rule, see {@link KnownSpaces#linearRanges}; the name
   * follows {@link KnownSpaces#nameOf}.
   */
  public DesignSpace with(Constraint constraint) {
    if (constraints.contains(constraint)) {
      return this;
    }
    List<Constraint> more = new ArrayList<>(constraints);
    List<ParameterRange> open = new ArrayList<>(ranges);
    if (constraint instanceof LinearWidths) {
      more.remove(new NonDecreasing(Parameter.WIDTH));
      more.remove(new NonDecreasing(Parameter.DEPTH));
      open.removeIf(r -> r.parameter() == Parameter.DEPTH || r.parameter() == Parameter.WIDTH);
      open.addAll(0, KnownSpaces.linearRanges(this));
    }
    more.add(constraint);
    return new DesignSpace(KnownSpaces.nameOf(more), block, stem, strides, open, more);
  }

  /**
   * The network of a parameter setting, on images and classes of a data set; empty when the linear
   * rule gives another number of stages than this space has.
   */
  public Optional<Architecture> expand(ParameterSetting setting, ImageShape input, int classes) {
    return Expansion.of(this, setting, input, classes);
  }

  /**
   * log10 of the number of parameter settings, counted exactly; the window of a regime is not
   * considered.
   */
  public double log10Size() {
    return DesignSpaceSize.log10(this);
  }
}
