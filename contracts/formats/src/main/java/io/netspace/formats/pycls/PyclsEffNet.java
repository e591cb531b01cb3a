package io.netspace.formats.pycls;

import io.netspace.formats.pycls.PyclsNetwork.Surroundings;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import java.util.ArrayList;
import java.util.List;

/** The EN of a configuration of pycls: stages of inverted bottlenecks. */
final class PyclsEffNet {
  private static final List<String> KNOWN =
      List.of(
          "STEM_W",
          "DEPTHS",
          "WIDTHS",
          "EXP_RATIOS",
          "SE_R",
          "STRIDES",
          "KERNELS",
          "HEAD_W",
          "DC_RATIO",
          "DROPOUT_RATIO");

  private PyclsEffNet() {}

  static Architecture read(Section configuration, Surroundings around) {
    Section section =
        configuration
            .require("EN", "DEPTHS, WIDTHS, EXP_RATIOS, STRIDES and KERNELS")
            .section("EN", KNOWN);
    Stem stem = new Stem(StemType.SIMPLE, section.whole("STEM_W", 32, 1, 4096));
    List<Stage> stages = stages(section);
    int headWidth = section.whole("HEAD_W", 1280, 1, PyclsNetwork.MAX_CHANNELS);
    return section.make(
        _ -> "EXP_RATIOS",
        () ->
            new Architecture(
                around.images(), stem, stages, around.classes(), headWidth, around.activation()));
  }

  private static List<Stage> stages(Section section) {
    List<Integer> depths = section.wholes("DEPTHS", 1, PyclsNetwork.MAX_BLOCKS, "[1, 2, 2, 3]");
    int count = depths.size();
    List<Integer> widths =
        section.each(
            count,
            "WIDTHS",
            section.wholes("WIDTHS", 1, PyclsNetwork.MAX_CHANNELS, "[16, 24, 40, 80]"));
    List<Double> expansions =
        section.each(count, "EXP_RATIOS", section.numbers("EXP_RATIOS", "[1, 6, 6, 6]"));
    List<Integer> strides =
        section.each(count, "STRIDES", section.wholes("STRIDES", 1, 8, "[1, 2, 2, 2]"));
    List<Integer> kernels =
        section.each(count, "KERNELS", section.wholes("KERNELS", 1, 15, "[3, 3, 5, 3]"));
    double squeeze = section.number("SE_R", 0.25);
    if (squeeze <= 0 || squeeze > 1) {
      throw section.fault("SE_R", "must be above 0 and at most 1");
    }
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int stage = i;
      stages.add(
          section.make(
              component -> field(component) + "[" + stage + "]",
              () ->
                  Stage.mbConv(
                      depths.get(stage),
                      widths.get(stage),
                      strides.get(stage),
                      expansions.get(stage),
                      kernels.get(stage),
                      squeeze)));
    }
    return stages;
  }

  private static String field(String component) {
    return switch (component) {
      case "kernel" -> "KERNELS";
      case "expansion" -> "EXP_RATIOS";
      default -> "WIDTHS";
    };
  }
}
