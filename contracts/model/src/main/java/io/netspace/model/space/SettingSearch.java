package io.netspace.model.space;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.CompatibleWidths;
import io.netspace.model.network.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Searches for the parameter settings of a space that give a network: first the possible values of
 * each stage, then combinations over all stages that satisfy the constraints.
 */
final class SettingSearch {
  private final DesignSpace space;
  private final Architecture network;

  SettingSearch(DesignSpace space, Architecture network) {
    this.space = space;
    this.network = network;
  }

  /** The reasons why there is no such setting; empty when there is one. */
  List<String> violations() {
    List<String> reasons = new ArrayList<>();
    List<List<Map<Parameter, Double>>> choices = new ArrayList<>();
    for (int i = 0; i < space.stages(); i++) {
      List<Map<Parameter, Double>> ofStage = choices(network.stages().get(i));
      if (ofStage.isEmpty()) {
        reasons.add("stage " + (i + 1) + " comes from no values in the ranges: " + shown(i));
      }
      choices.add(ofStage);
    }
    if (!reasons.isEmpty()) {
      return reasons;
    }
    boolean onLine = !space.hasLinearWidths() || exists(choices, List.of(), true);
    for (Constraint constraint : space.constraints()) {
      boolean ofStages = SpaceRules.parameters(constraint).stream().allMatch(Parameter::perStage);
      boolean kept =
          constraint instanceof LinearWidths
              ? onLine
              : ofStages
                  ? exists(choices, List.of(constraint), false)
                  : !onLine || exists(choices, List.of(constraint), true);
      if (!kept) {
        reasons.add(
            constraint instanceof LinearWidths
                ? "no w0, wa and wm of the ranges give its depths and widths"
                : Membership.BROKEN + constraint.statement());
      }
    }
    if (reasons.isEmpty() && !exists(choices, space.constraints(), space.hasLinearWidths())) {
      reasons.add("no one setting keeps all constraints of " + space.name() + " at once");
    }
    return reasons;
  }

  private String shown(int index) {
    Stage stage = network.stages().get(index);
    return "depth %d, width %d, bottleneck width %d, group width %d%s%s"
        .formatted(
            stage.depth(),
            stage.width(),
            stage.bottleneckWidth(),
            stage.groupWidth(),
            stage.seRatio() == null ? "" : ", squeeze ratio " + stage.seRatio(),
            stage.kernel() == null ? "" : ", kernel " + stage.kernel());
  }

  /** All possible values of a stage; depth and raw width also under the linear rule. */
  private List<Map<Parameter, Double>> choices(Stage stage) {
    double squeeze = stage.seRatio() == null ? 0 : stage.seRatio();
    if (!may(Parameter.SE_RATIO, squeeze, 0)
        || !may(Parameter.KERNEL, stage.kernelSize(), 3)
        || (!space.hasLinearWidths() && !may(Parameter.DEPTH, stage.depth(), 0))) {
      return List.of();
    }
    List<Map<Parameter, Double>> choices = new ArrayList<>();
    for (double ratio : values(Parameter.BOTTLENECK_RATIO, List.of(1.0))) {
      for (double group : values(Parameter.GROUP_WIDTH, List.of((double) Integer.MAX_VALUE))) {
        for (double width : widths(stage, ratio)) {
          if (matches((int) width, ratio, (int) group, stage)) {
            choices.add(choice(stage, width, ratio, group, squeeze));
          }
        }
      }
    }
    return choices;
  }

  private Map<Parameter, Double> choice(
      Stage stage, double width, double ratio, double group, double squeeze) {
    Map<Parameter, Double> choice = new EnumMap<>(Parameter.class);
    choice.put(Parameter.DEPTH, (double) stage.depth());
    choice.put(Parameter.WIDTH, width);
    choice.put(Parameter.BOTTLENECK_RATIO, ratio);
    choice.put(Parameter.GROUP_WIDTH, group);
    choice.put(Parameter.SE_RATIO, squeeze);
    choice.put(Parameter.KERNEL, (double) stage.kernelSize());
    return choice;
  }

  private boolean may(Parameter parameter, double value, double withoutRange) {
    return space
        .range(parameter)
        .map(range -> range.values().contains(value))
        .orElse(value == withoutRange);
  }

  private List<Double> values(Parameter parameter, List<Double> absent) {
    return space.range(parameter).map(ParameterRange::values).orElse(absent);
  }

  /**
   * Raw widths that give a stage's width after adjustment: those of the range, or multiples of 8.
   */
  private List<Double> widths(Stage stage, double ratio) {
    double reach = stage.groupWidth() * Math.max(1, ratio) + 16;
    if (space.hasLinearWidths()) {
      List<Double> multiples = new ArrayList<>();
      for (double width = 8; width <= stage.width() + reach; width += 8) {
        multiples.add(width);
      }
      return multiples;
    }
    return values(Parameter.WIDTH, List.of());
  }

  private boolean matches(int width, double ratio, int group, Stage stage) {
    if (space.block() == BlockType.MBCONV) {
      return width == stage.width() && Math.abs(ratio - stage.bottleneckRatio()) < 1e-12;
    }
    CompatibleWidths fitting = CompatibleWidths.of(width, ratio, group);
    return fitting.width() == stage.width()
        && fitting.groupWidth() == stage.groupWidth()
        && (int) Math.rint(fitting.width() / ratio) == stage.bottleneckWidth();
  }

  /**
   * Whether a combination of choices exists that satisfies these constraints together.
   *
   * @param onLine whether its widths must also follow the linear rule
   */
  private boolean exists(
      List<List<Map<Parameter, Double>>> choices, List<Constraint> constraints, boolean onLine) {
    List<List<Map<Parameter, Double>>> telling =
        choices.stream().map(ofStage -> distinctForConstraints(ofStage, constraints)).toList();
    ToLongFunction<ParameterSetting> lines = onLine ? lines(constraints) : _ -> 1;
    return counted(telling, constraints, new ArrayList<>(), lines, 1) > 0;
  }

  /** The number of settings of the space that give the network; 0 when it is not in the space. */
  long count() {
    List<List<Map<Parameter, Double>>> choices =
        network.stages().stream().map(this::choices).toList();
    ToLongFunction<ParameterSetting> lines =
        space.hasLinearWidths() ? lines(space.constraints()) : _ -> 1;
    return counted(choices, space.constraints(), new ArrayList<>(), lines, Long.MAX_VALUE);
  }

  /** The number of linear-rule settings that give the widths of a combination; cached. */
  private ToLongFunction<ParameterSetting> lines(List<Constraint> constraints) {
    LinearSettings settings = new LinearSettings(space, constraints);
    List<Integer> depths = network.stages().stream().map(Stage::depth).toList();
    Map<List<Double>, Long> counts = new HashMap<>();
    return setting ->
        counts.computeIfAbsent(
            setting.values(Parameter.WIDTH),
            widths -> settings.count(widths.stream().map(Double::intValue).toList(), depths));
  }

  /**
   * Choices reduced to the parameters of the constraints and of the linear rule, without
   * duplicates.
   */
  private static List<Map<Parameter, Double>> distinctForConstraints(
      List<Map<Parameter, Double>> choices, List<Constraint> constraints) {
    Set<Parameter> parameters = EnumSet.of(Parameter.DEPTH, Parameter.WIDTH);
    constraints.forEach(constraint -> parameters.addAll(SpaceRules.parameters(constraint)));
    return choices.stream()
        .map(
            choice -> {
              Map<Parameter, Double> kept = new EnumMap<>(choice);
              kept.keySet().retainAll(parameters);
              return kept;
            })
        .distinct()
        .toList();
  }

  /**
   * Counts the completions of a choice for the first stages.
   *
   * @param limit where counting stops
   */
  private long counted(
      List<List<Map<Parameter, Double>>> choices,
      List<Constraint> constraints,
      List<Map<Parameter, Double>> chosen,
      ToLongFunction<ParameterSetting> lines,
      long limit) {
    if (chosen.size() == choices.size()) {
      return lines.applyAsLong(setting(chosen));
    }
    long count = 0;
    for (Map<Parameter, Double> choice : choices.get(chosen.size())) {
      chosen.add(choice);
      ParameterSetting setting = setting(chosen);
      if (constraints.stream().allMatch(c -> Membership.holds(c, setting, space.stages()))) {
        count += counted(choices, constraints, chosen, lines, limit - count);
      }
      chosen.removeLast();
      if (count >= limit) {
        return count;
      }
    }
    return count;
  }

  private static ParameterSetting setting(List<Map<Parameter, Double>> chosen) {
    Map<Parameter, List<Double>> values = new EnumMap<>(Parameter.class);
    chosen
        .getFirst()
        .keySet()
        .forEach(
            parameter ->
                values.put(parameter, chosen.stream().map(c -> c.get(parameter)).toList()));
    return new ParameterSetting(values);
  }
}
