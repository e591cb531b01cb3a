package io.netspace.model.space;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A set of networks with a probability distribution on it: fixed properties (block, stem, strides),
 * ranges of the free parameters, and constraints between them. The distribution is that of
 * independent draws from the ranges, conditioned on the constraints.
 *
 * <p>Depth and width, or the four parameters of the linear rule, must have a range. Bottleneck
 * ratio, group width, squeeze ratio and kernel may have one, where the block has them; without it
 * the ratio is 1, there is one group, no squeeze-and-excitation, and kernels are 3×3.
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
    SpaceRules.check(name, block, strides, ranges, constraints);
  }

  public int stages() {
    return strides.size();
  }

  /** Whether widths follow the quantised linear rule: a RegNet space. */
  public boolean hasLinearWidths() {
    return constraints.contains(new LinearWidths());
  }

  /** The range of a parameter, empty when it is not free in this space. */
  public Optional<ParameterRange> range(Parameter parameter) {
    return ranges.stream().filter(r -> r.parameter() == parameter).findFirst();
  }

  /** Whether the constraints on fixed values and narrower ranges permit a value of a parameter. */
  public boolean permits(Parameter parameter, double value) {
    return SpaceRules.permits(constraints, parameter, value);
  }

  /**
   * The number of values that must be drawn for a parameter: one when shared, fixed or not of a
   * stage, else one a stage.
   */
  public int multiplicity(Parameter parameter) {
    return SpaceRules.hasOneValue(constraints, parameter) ? 1 : stages();
  }

  /** Whether the values of the stages must not decrease. */
  public boolean isOrdered(Parameter parameter) {
    return parameter.perStage() && constraints.contains(new NonDecreasing(parameter));
  }

  /** Whether the values of the stages must not increase. */
  public boolean isDescending(Parameter parameter) {
    return parameter.perStage() && constraints.contains(new NonIncreasing(parameter));
  }

  /** The parameter, earlier in their order, whose value this one must have; empty for none. */
  public Optional<Parameter> equalTo(Parameter parameter) {
    return SpaceRules.equalTo(constraints, parameter);
  }

  /** Whether a network of that complexity satisfies the caps of this space. */
  public boolean allows(Complexity complexity) {
    for (Constraint constraint : constraints) {
      if (!allows(constraint, complexity)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a network of that complexity satisfies a constraint; true for constraints on
   * parameters.
   */
  static boolean allows(Constraint constraint, Complexity complexity) {
    return switch (constraint) {
      case ComplexityWithin within -> within.allows(complexity);
      case RegimeCaps caps -> caps.allows(complexity);
      case Shared _, Fixed _, Within _, NonDecreasing _, NonIncreasing _, LinearWidths _, Equal _ ->
          true;
    };
  }

  /**
   * This space under one more constraint. {@link LinearWidths} replaces the ranges and constraints
   * of depth and width by those of the linear rule, see {@link KnownSpaces#linearRanges}; a fixed
   * squeeze ratio adds squeeze-and-excitation to blocks that may have it; the name follows {@link
   * KnownSpaces#nameOf}.
   */
  public DesignSpace with(Constraint constraint) {
    if (constraints.contains(constraint)) {
      return this;
    }
    List<Constraint> more = new ArrayList<>(constraints);
    List<ParameterRange> open = new ArrayList<>(ranges);
    if (constraint instanceof LinearWidths) {
      more.removeIf(c -> SpaceRules.isAbout(c, Parameter.WIDTH) && !(c instanceof NonIncreasing));
      more.removeIf(c -> SpaceRules.isAbout(c, Parameter.DEPTH));
      open.removeIf(r -> r.parameter() == Parameter.DEPTH || r.parameter() == Parameter.WIDTH);
      open.addAll(0, KnownSpaces.linearRanges(this));
    }
    if (constraint instanceof Fixed fixed && addsSqueeze(fixed)) {
      open.add(ValueSet.of(Parameter.SE_RATIO, fixed.value()));
    }
    more.add(constraint);
    return new DesignSpace(
        KnownSpaces.renamed(this, constraint, more), block, stem, strides, open, more);
  }

  /** Whether a constraint adds squeeze-and-excitation to blocks that may have it. */
  public boolean addsSqueeze(Fixed fixed) {
    return fixed.parameter() == Parameter.SE_RATIO
        && block.hasBottleneck()
        && range(Parameter.SE_RATIO).isEmpty();
  }

  /** This space under another name. */
  public DesignSpace named(String other) {
    return new DesignSpace(other, block, stem, strides, ranges, constraints);
  }

  /**
   * This space with another block: parameters that the block lacks lose their ranges and
   * constraints.
   */
  public DesignSpace withBlock(BlockType other) {
    return of(other, strides, parameter -> parameter.appliesTo(other));
  }

  /** This space without the range of a parameter and the constraints on it. */
  public DesignSpace without(Parameter parameter) {
    return of(block, strides, kept -> kept != parameter);
  }

  /**
   * This space with one more stage at the end, with the same ranges and constraints: the linear
   * rule must give one more stage with as many blocks.
   */
  public DesignSpace withStage(int stride) {
    List<Integer> more = new ArrayList<>(strides);
    more.add(stride);
    return of(block, more, _ -> true);
  }

  private DesignSpace of(BlockType other, List<Integer> stages, Predicate<Parameter> kept) {
    return new DesignSpace(
        name,
        other,
        stem,
        stages,
        ranges.stream().filter(range -> kept.test(range.parameter())).toList(),
        constraints.stream()
            .filter(constraint -> SpaceRules.parameters(constraint).stream().allMatch(kept))
            .toList());
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
    return SpaceSize.of(this).log10();
  }

  /** The number of parameter settings, exactly and as the papers count it. */
  public SpaceSize size() {
    return SpaceSize.of(this);
  }

  /**
   * The settings of a RegNet space that give as many stages as it has, every quantisation level a
   * stage of its own; empty where its grids are too fine to enumerate, and for other spaces.
   */
  public Optional<BigInteger> regularSettings() {
    return SpaceSize.regular(this);
  }

  /** The reasons why a network is not in this space, one sentence each; empty when it is. */
  public List<String> violations(Architecture network) {
    return Membership.violations(this, network);
  }

  /** The number of parameter settings that give a network; 0 when it is not in this space. */
  public long settingsOf(Architecture network) {
    return Membership.settingsOf(this, network);
  }

  /**
   * The reasons why a parameter setting is not in this space, one sentence each; empty when it is.
   */
  public List<String> violations(ParameterSetting setting) {
    return Membership.violations(this, setting);
  }

  /**
   * The differences between this space and another, one sentence each; empty when they are equal.
   */
  public List<String> differenceTo(DesignSpace other) {
    return SpaceDifference.between(this, other);
  }
}
