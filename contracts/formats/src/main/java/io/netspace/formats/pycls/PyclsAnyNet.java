package io.netspace.formats.pycls;

import io.netspace.formats.pycls.PyclsNetwork.Surroundings;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ANYNET of a configuration of pycls: every stage with its own values. */
final class PyclsAnyNet {
  private static final List<String> KNOWN =
      List.of(
          "STEM_TYPE",
          "STEM_W",
          "BLOCK_TYPE",
          "DEPTHS",
          "WIDTHS",
          "STRIDES",
          "BOT_MULS",
          "GROUP_WS",
          "HEAD_W",
          "SE_ON",
          "SE_R");

  private final Section section;
  private final BlockType block;
  private final List<Integer> depths;
  private final List<Integer> widths;
  private final List<Integer> strides;

  private PyclsAnyNet(Section section) {
    this.section = section;
    block = section.choice("BLOCK_TYPE", BlockType.X, PyclsNames.BLOCKS);
    depths = section.wholes("DEPTHS", 1, PyclsNetwork.MAX_BLOCKS, "[1, 2, 7, 12]");
    widths = each("WIDTHS", 1, PyclsNetwork.MAX_CHANNELS, "[32, 64, 160, 384]");
    strides = each("STRIDES", 1, 8, "[2, 2, 2, 2]");
  }

  private List<Integer> each(String field, int low, int high, String example) {
    return section.each(depths.size(), field, section.wholes(field, low, high, example));
  }

  static Architecture read(Section configuration, Surroundings around) {
    Section section =
        configuration.require("ANYNET", "DEPTHS, WIDTHS and STRIDES").section("ANYNET", KNOWN);
    PyclsAnyNet anyNet = new PyclsAnyNet(section);
    return new Architecture(
        around.images(),
        stem(section),
        anyNet.stages(),
        around.classes(),
        section.whole("HEAD_W", 0, 0, PyclsNetwork.MAX_CHANNELS),
        around.activation());
  }

  /** STEM_TYPE and STEM_W of any section that has them. */
  static Stem stem(Section section) {
    StemType type = section.choice("STEM_TYPE", StemType.SIMPLE, PyclsNames.STEMS);
    int width = section.whole("STEM_W", 32, 1, 4096);
    return new Stem(type, width);
  }

  /** SE_R where SE_ON is true, else null. */
  static @Nullable Double squeeze(Section section) {
    boolean on = section.flag("SE_ON", false);
    double ratio = section.number("SE_R", 0.25);
    if (on && (ratio <= 0 || ratio > 1)) {
      throw section.fault("SE_R", "must be above 0 and at most 1 where SE_ON is True");
    }
    return on ? (Double) ratio : null;
  }

  private List<Stage> stages() {
    return block.hasBottleneck() ? bottlenecks() : full();
  }

  /**
   * Blocks without bottleneck, for which pycls ignores multiplier, group width and squeeze ratio.
   */
  private List<Stage> full() {
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < depths.size(); i++) {
      stages.add(Stage.full(block, depths.get(i), widths.get(i), strides.get(i)));
    }
    return stages;
  }

  private List<Stage> bottlenecks() {
    List<Double> multipliers =
        section.each(
            depths.size(), "BOT_MULS", section.numbers("BOT_MULS", "[1.0, 1.0, 1.0, 1.0]"));
    List<Integer> groupWidths = each("GROUP_WS", 1, PyclsNetwork.MAX_CHANNELS, "[16, 16, 16, 16]");
    Double squeeze = squeeze(section);
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < depths.size(); i++) {
      int stage = i;
      double ratio = ratio(multipliers.get(i), i);
      stages.add(
          section.make(
              component -> field(component) + "[" + stage + "]",
              () ->
                  new Stage(
                      block,
                      depths.get(stage),
                      widths.get(stage),
                      strides.get(stage),
                      ratio,
                      groupWidths.get(stage),
                      squeeze,
                      null)));
    }
    return stages;
  }

  /** Width / bottleneck width; the multiplier is bottleneck width / width. */
  private double ratio(double multiplier, int stage) {
    int width = widths.get(stage);
    double bottleneck = Math.rint(width * multiplier);
    if (bottleneck < 1 || bottleneck > PyclsNetwork.MAX_CHANNELS) {
      throw section.item(
          "BOT_MULS",
          stage,
          "must leave 1 to " + PyclsNetwork.MAX_CHANNELS + " channels of a width of " + width);
    }
    double ratio = 1 / multiplier;
    return Math.rint(width / ratio) == bottleneck ? ratio : width / bottleneck;
  }

  private static String field(String component) {
    return switch (component) {
      case "depth" -> "DEPTHS";
      case "stride" -> "STRIDES";
      case "bottleneckRatio" -> "BOT_MULS";
      case "groupWidth" -> "GROUP_WS";
      default -> "WIDTHS";
    };
  }
}
