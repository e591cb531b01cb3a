package io.netspace.contracts.vocabulary;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Parameter settings of a space made into networks: everything downstream of the sampler speaks
 * Architecture.
 */
final class Expansion {
  private final DesignSpace space;
  private final ParameterSetting setting;

  private Expansion(DesignSpace space, ParameterSetting setting) {
    this.space = space;
    this.setting = setting;
  }

  static Optional<Architecture> of(
      DesignSpace space, ParameterSetting setting, ImageShape input, int classes) {
    return new Expansion(space, setting)
        .stages()
        .map(stages -> new Architecture(input, space.stem(), stages, classes));
  }

  private Optional<List<Stage>> stages() {
    if (!space.hasLinearWidths()) {
      return Optional.of(stages(integers(Parameter.DEPTH), integers(Parameter.WIDTH)));
    }
    LinearRule rule =
        LinearRule.of(
            setting.value(Parameter.W0, 0),
            setting.value(Parameter.WA, 0),
            setting.value(Parameter.WM, 0),
            (int) setting.value(Parameter.NETWORK_DEPTH, 0));
    return rule.hasStages(space.stages())
        ? Optional.of(stages(rule.depths(), rule.widths()))
        : Optional.empty();
  }

  private List<Integer> integers(Parameter parameter) {
    return IntStream.range(0, space.stages())
        .mapToObj(stage -> (int) setting.value(parameter, stage))
        .toList();
  }

  private List<Stage> stages(List<Integer> depths, List<Integer> widths) {
    return IntStream.range(0, space.stages())
        .mapToObj(i -> stage(i, depths.get(i), widths.get(i)))
        .toList();
  }

  private Stage stage(int index, int depth, int width) {
    double ratio = setting.value(Parameter.BOTTLENECK_RATIO, index);
    CompatibleWidths fitting =
        CompatibleWidths.of(width, ratio, (int) setting.value(Parameter.GROUP_WIDTH, index));
    return new Stage(
        space.block(),
        depth,
        fitting.width(),
        space.strides().get(index),
        ratio,
        fitting.groupWidth());
  }
}
