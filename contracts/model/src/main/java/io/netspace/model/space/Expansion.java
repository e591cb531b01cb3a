package io.netspace.model.space;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.CompatibleWidths;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.LinearRule;
import io.netspace.model.network.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Expands parameter settings of a space into architectures. */
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
    double ratio = value(Parameter.BOTTLENECK_RATIO, index, 1);
    Double squeeze = optional(Parameter.SE_RATIO, index);
    Double kernel = optional(Parameter.KERNEL, index);
    CompatibleWidths fitting = fitting(index, width, ratio);
    return new Stage(
        space.block(),
        depth,
        fitting.width(),
        space.strides().get(index),
        ratio,
        fitting.groupWidth(),
        squeeze,
        kernel == null ? null : kernel.intValue());
  }

  /**
   * Without a range of group widths there is a single group; depthwise blocks need no adjustment.
   */
  private CompatibleWidths fitting(int index, int width, double ratio) {
    if (space.block() == BlockType.MBCONV) {
      return new CompatibleWidths(width, 1);
    }
    return CompatibleWidths.of(
        width, ratio, (int) value(Parameter.GROUP_WIDTH, index, Integer.MAX_VALUE));
  }

  private double value(Parameter parameter, int stage, double absent) {
    Double drawn = optional(parameter, stage);
    return drawn == null ? absent : drawn;
  }

  private @Nullable Double optional(Parameter parameter, int stage) {
    List<Double> drawn = setting.values().get(parameter);
    return drawn == null ? null : drawn.get(drawn.size() == 1 ? 0 : stage);
  }
}
