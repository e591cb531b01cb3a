package io.netspace.model.space;

import io.netspace.model.common.InvalidValueException;
import io.netspace.model.common.NumberText;
import io.netspace.model.common.Require;
import io.netspace.model.network.BlockType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Validation of a space's ranges and constraints. */
final class SpaceRules {
  private static final int MAX_STAGES = 8;

  private SpaceRules() {}

  static void check(
      String name,
      BlockType block,
      List<Integer> strides,
      List<ParameterRange> ranges,
      List<Constraint> constraints) {
    Require.that(!name.isBlank(), "space name", name, "must not be empty");
    Require.that(
        !strides.isEmpty() && strides.size() <= MAX_STAGES,
        "strides",
        strides,
        "must be 1 to 8, one a stage");
    Require.that(
        strides.stream().allMatch(s -> s == 1 || s == 2),
        "strides",
        strides,
        "must each be 1 or 2");
    checkRanges(block, ranges, constraints);
    for (ParameterRange range : ranges) {
      checkValues(block, range);
    }
    for (Constraint constraint : constraints) {
      checkConstraint(constraint, ranges, constraints);
    }
  }

  private static void checkRanges(
      BlockType block, List<ParameterRange> ranges, List<Constraint> constraints) {
    List<Parameter> given = ranges.stream().map(ParameterRange::parameter).toList();
    Require.that(
        given.stream().distinct().count() == given.size(),
        "ranges",
        ranges,
        "must name each parameter once");
    List<Parameter> required = required(constraints);
    for (Parameter parameter : required) {
      Require.that(given.contains(parameter), "ranges", given, "must hold a range of " + parameter);
    }
    List<Parameter> known = new ArrayList<>(required);
    known.addAll(optional(block));
    Require.that(
        known.containsAll(given),
        "ranges",
        given,
        "must name only " + known + " in block " + block);
  }

  private static List<Parameter> required(List<Constraint> constraints) {
    return constraints.contains(new LinearWidths())
        ? List.of(Parameter.NETWORK_DEPTH, Parameter.W0, Parameter.WA, Parameter.WM)
        : List.of(Parameter.DEPTH, Parameter.WIDTH);
  }

  private static List<Parameter> optional(BlockType block) {
    if (block == BlockType.MBCONV) {
      return List.of(Parameter.BOTTLENECK_RATIO, Parameter.SE_RATIO, Parameter.KERNEL);
    }
    return block.hasBottleneck()
        ? List.of(
            Parameter.BOTTLENECK_RATIO, Parameter.GROUP_WIDTH, Parameter.SE_RATIO, Parameter.KERNEL)
        : List.of(Parameter.KERNEL);
  }

  /** Refuses values that no network can have, before anything is drawn. */
  private static void checkValues(BlockType block, ParameterRange range) {
    switch (range.parameter()) {
      case DEPTH, WIDTH, GROUP_WIDTH, NETWORK_DEPTH, W0 -> requireWhole(range);
      case KERNEL -> {
        requireWhole(range);
        Require.that(
            range.values().stream().allMatch(k -> k % 2 == 1 && k <= 15),
            "kernel values",
            range.values(),
            "must be odd, 1 to 15");
      }
      case BOTTLENECK_RATIO -> {
        if (block != BlockType.MBCONV) {
          requireExpansions(range);
        }
      }
      case SE_RATIO ->
          Require.that(
              range.values().getLast() <= 1, "seRatio values", range.values(), "must be 0 to 1");
      case WM ->
          Require.that(
              range.values().getFirst() > 1,
              "wm low",
              range.values().getFirst(),
              "must be above 1");
      case WA -> {}
    }
  }

  private static void requireExpansions(ParameterRange range) {
    for (double ratio : range.values()) {
      double expansion = 1 / ratio;
      Require.that(
          ratio >= 1 || Math.abs(expansion - Math.rint(expansion)) < 1e-9,
          "bottleneckRatio",
          ratio,
          "below 1 must be 1 over a whole number");
    }
  }

  private static void requireWhole(ParameterRange range) {
    for (double value : range.values()) {
      Require.that(
          value == Math.rint(value) && value >= 1,
          range.parameter() + " values",
          value,
          "must be whole numbers of 1 or more");
    }
  }

  private static void checkConstraint(
      Constraint constraint, List<ParameterRange> ranges, List<Constraint> all) {
    switch (constraint) {
      case Fixed fixed -> requireValues(fixed.parameter(), "fixed", fixed.value(), ranges, all);
      case Within within ->
          requireValues(
              within.parameter(),
              "within",
              NumberText.between(within.low(), within.high()),
              ranges,
              all);
      case NonIncreasing falling -> {
        Parameter parameter = falling.parameter();
        requireOpen(parameter, ranges);
        Require.that(
            !all.contains(new NonDecreasing(parameter)),
            parameter + " order",
            "nonDecreasing and nonIncreasing",
            "leaves only equal values; write shared instead");
      }
      case Equal equal -> requireEqual(equal, ranges, all);
      case Shared _, NonDecreasing _, LinearWidths _, ComplexityWithin _, RegimeCaps _ -> {}
    }
  }

  private static void requireValues(
      Parameter parameter,
      String what,
      Object given,
      List<ParameterRange> ranges,
      List<Constraint> constraints) {
    ParameterRange range = requireOpen(parameter, ranges);
    Require.that(
        !permitted(range, constraints).isEmpty(),
        parameter + " " + what,
        given,
        "leaves no value of the range "
            + NumberText.between(range.values().getFirst(), range.values().getLast())
            + "; choose one of its values");
  }

  private static ParameterRange requireOpen(Parameter parameter, List<ParameterRange> ranges) {
    return ranges.stream()
        .filter(r -> r.parameter() == parameter)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "constraint",
                    parameter,
                    "is about what this space does not leave open; open are "
                        + ranges.stream().map(ParameterRange::parameter).toList()));
  }

  private static void requireEqual(
      Equal equal, List<ParameterRange> ranges, List<Constraint> constraints) {
    ParameterRange first = requireOpen(equal.first(), ranges);
    ParameterRange second = requireOpen(equal.second(), ranges);
    Require.that(
        equal.first().perStage() == equal.second().perStage(),
        "equal parameters",
        equal.first() + ", " + equal.second(),
        "must both be of the stages, or both of the network");
    for (Parameter parameter : List.of(equal.first(), equal.second())) {
      Require.that(
          hasOneValue(constraints, parameter),
          "equal parameters",
          parameter,
          "must have one value in a network; share it first");
      Require.that(
          constraints.stream()
                  .filter(c -> c instanceof Equal e && isAbout(e, parameter))
                  .distinct()
                  .count()
              == 1,
          "equal parameters",
          parameter,
          "must be named in one equality only");
    }
    Require.that(
        permitted(first, constraints).stream().anyMatch(permitted(second, constraints)::contains),
        "equal parameters",
        equal.first() + ", " + equal.second(),
        "must have a value in common");
  }

  /** The values of a range that fixed values and narrower ranges permit, ascending. */
  static List<Double> permitted(ParameterRange range, List<Constraint> constraints) {
    return range.values().stream()
        .filter(value -> permits(constraints, range.parameter(), value))
        .toList();
  }

  static boolean permits(List<Constraint> constraints, Parameter parameter, double value) {
    for (Constraint constraint : constraints) {
      boolean permitted =
          switch (constraint) {
            case Fixed fixed -> fixed.parameter() != parameter || fixed.value() == value;
            case Within within -> within.parameter() != parameter || within.contains(value);
            case Shared _,
                NonDecreasing _,
                NonIncreasing _,
                LinearWidths _,
                Equal _,
                ComplexityWithin _,
                RegimeCaps _ ->
                true;
          };
      if (!permitted) {
        return false;
      }
    }
    return true;
  }

  static boolean hasOneValue(List<Constraint> constraints, Parameter parameter) {
    return !parameter.perStage()
        || constraints.contains(new Shared(parameter))
        || constraints.stream().anyMatch(c -> c instanceof Fixed f && f.parameter() == parameter);
  }

  static Optional<Parameter> equalTo(List<Constraint> constraints, Parameter parameter) {
    return constraints.stream()
        .filter(Equal.class::isInstance)
        .map(Equal.class::cast)
        .filter(equal -> isAbout(equal, parameter))
        .map(equal -> equal.first() == parameter ? equal.second() : equal.first())
        .filter(other -> other.compareTo(parameter) < 0)
        .findFirst();
  }

  static boolean isAbout(Constraint constraint, Parameter parameter) {
    return parameters(constraint).contains(parameter);
  }

  /** The parameters of a constraint. */
  static Set<Parameter> parameters(Constraint constraint) {
    return switch (constraint) {
      case Shared shared -> EnumSet.of(shared.parameter());
      case Fixed fixed -> EnumSet.of(fixed.parameter());
      case Within within -> EnumSet.of(within.parameter());
      case NonDecreasing rising -> EnumSet.of(rising.parameter());
      case NonIncreasing falling -> EnumSet.of(falling.parameter());
      case Equal equal -> EnumSet.of(equal.first(), equal.second());
      case LinearWidths _, ComplexityWithin _, RegimeCaps _ -> EnumSet.noneOf(Parameter.class);
    };
  }
}
