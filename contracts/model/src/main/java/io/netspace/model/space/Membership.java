package io.netspace.model.space;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.LinearRule;
import io.netspace.model.network.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a network, or a parameter setting, is in a space. Constraints are on parameters, so a
 * network is in a space when any setting of the space gives it.
 */
final class Membership {
  static final String BROKEN = "it is not so that ";

  private Membership() {}

  /** The reasons why a setting is not in the space. */
  static List<String> violations(DesignSpace space, ParameterSetting setting) {
    List<String> reasons = new ArrayList<>();
    for (ParameterRange range : space.ranges()) {
      List<Double> values = setting.values().get(range.parameter());
      if (values == null) {
        reasons.add("the setting has no " + range.parameter().noun());
      } else if (values.size() != 1 && values.size() != space.stages()) {
        reasons.add(
            "%s (%s) must be 1 value or %d"
                .formatted(range.parameter(), SpaceDifference.formatted(values), space.stages()));
      } else {
        outside(range, values).ifPresent(reasons::add);
      }
    }
    if (reasons.isEmpty()) {
      space.constraints().stream()
          .filter(constraint -> !holds(constraint, setting, space.stages()))
          .map(constraint -> BROKEN + constraint.statement())
          .forEach(reasons::add);
    }
    return List.copyOf(reasons);
  }

  private static Optional<String> outside(ParameterRange range, List<Double> values) {
    return values.stream().allMatch(range.values()::contains)
        ? Optional.empty()
        : Optional.of(
            "%s (%s) must be %s"
                .formatted(
                    range.parameter(),
                    SpaceDifference.formatted(values),
                    SpaceDifference.description(range)));
  }

  /** Whether a constraint on parameters holds; true for caps, which are on networks. */
  static boolean holds(Constraint constraint, ParameterSetting setting, int stages) {
    Map<Parameter, List<Double>> values = setting.values();
    return switch (constraint) {
      case Shared shared -> of(values, shared.parameter()).stream().distinct().count() <= 1;
      case Fixed fixed ->
          of(values, fixed.parameter()).stream().allMatch(value -> value == fixed.value());
      case Within within -> of(values, within.parameter()).stream().allMatch(within::contains);
      case NonDecreasing rising -> isAscending(of(values, rising.parameter()));
      case NonIncreasing falling -> isAscending(of(values, falling.parameter()).reversed());
      case Equal equal -> of(values, equal.first()).equals(of(values, equal.second()));
      case LinearWidths _ -> hasValidStageCount(setting, stages);
      case ComplexityWithin _, RegimeCaps _ -> true;
    };
  }

  private static List<Double> of(Map<Parameter, List<Double>> values, Parameter parameter) {
    return values.getOrDefault(parameter, List.of());
  }

  private static boolean isAscending(List<Double> values) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i) < values.get(i - 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasValidStageCount(ParameterSetting setting, int stages) {
    return !setting.values().containsKey(Parameter.W0)
        || LinearRule.of(
                setting.value(Parameter.W0, 0),
                setting.value(Parameter.WA, 0),
                setting.value(Parameter.WM, 0),
                (int) setting.value(Parameter.NETWORK_DEPTH, 0))
            .hasStages(stages);
  }

  /** The reasons why a network is not in the space. */
  static List<String> violations(DesignSpace space, Architecture network) {
    List<String> reasons = new ArrayList<>(structure(space, network));
    if (!reasons.isEmpty()) {
      return reasons;
    }
    reasons.addAll(new SettingSearch(space, network).violations());
    Complexity complexity = Complexity.of(network);
    for (Constraint constraint : space.constraints()) {
      if (!DesignSpace.allows(constraint, complexity)) {
        reasons.add(BROKEN + constraint.statement());
      }
    }
    return List.copyOf(reasons);
  }

  /** The settings that give a network. */
  static long settingsOf(DesignSpace space, Architecture network) {
    boolean possible = structure(space, network).isEmpty() && space.allows(Complexity.of(network));
    return possible ? new SettingSearch(space, network).count() : 0;
  }

  /** The reasons that no setting could change. */
  private static List<String> structure(DesignSpace space, Architecture network) {
    List<String> reasons = new ArrayList<>();
    List<Stage> stages = network.stages();
    differ(reasons, "the number of stages", stages.size(), space.stages());
    differ(reasons, "the stem", network.stem(), space.stem());
    List<Integer> strides = stages.stream().map(Stage::stride).toList();
    if (strides.size() == space.stages()) {
      differ(reasons, "the strides", strides, space.strides());
    }
    List<BlockType> blocks = stages.stream().map(Stage::block).distinct().toList();
    differ(reasons, "the block", blocks, List.of(space.block()));
    differ(reasons, "the activation", network.activationFunction(), Activation.RELU);
    if (network.headWidth() != null) {
      reasons.add("the head has a convolution of " + network.headWidth() + " channels");
    }
    return reasons;
  }

  private static void differ(List<String> reasons, String what, Object has, Object must) {
    if (!has.equals(must)) {
      reasons.add(what + " (" + has + ") must be " + must);
    }
  }
}
