package io.netspace.formats.pycls;

import io.netspace.formats.pycls.PyclsNetwork.Surroundings;
import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.RegNet;
import io.netspace.model.network.Stem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The REGNET of a configuration of pycls: the linear rule's parameters. */
final class PyclsRegNet {
  private static final List<String> KNOWN =
      List.of(
          "STEM_TYPE",
          "STEM_W",
          "BLOCK_TYPE",
          "STRIDE",
          "SE_ON",
          "SE_R",
          "DEPTH",
          "W0",
          "WA",
          "WM",
          "GROUP_W",
          "BOT_MUL",
          "HEAD_W");

  private PyclsRegNet() {}

  static RegNet read(Section configuration, Activation activation) {
    Section section = configuration.section("REGNET", KNOWN);
    int depth = section.whole("DEPTH", 10, 1, PyclsNetwork.MAX_BLOCKS);
    int w0 = section.whole("W0", 32, 8, PyclsNetwork.MAX_CHANNELS);
    double wa = section.number("WA", 5);
    double wm = section.number("WM", 2.5);
    int groupWidth = section.whole("GROUP_W", 16, 1, PyclsNetwork.MAX_CHANNELS);
    BlockType block = section.choice("BLOCK_TYPE", BlockType.X, PyclsNames.BLOCKS);
    double ratio = 1 / multiplier(section);
    Stem stem = PyclsAnyNet.stem(section);
    int stride = section.whole("STRIDE", 2, 1, 8);
    Double squeeze = block.hasBottleneck() ? PyclsAnyNet.squeeze(section) : null;
    Integer head = section.whole("HEAD_W", 0, 0, PyclsNetwork.MAX_CHANNELS);
    return section.make(
        PyclsRegNet::field,
        () ->
            new RegNet(
                depth,
                w0,
                wa,
                wm,
                groupWidth,
                ratio,
                block,
                stem,
                List.of(stride),
                squeeze,
                head == 0 ? null : head,
                activation == Activation.RELU ? null : activation));
  }

  /** The multiplier, at most 1 or whole, as pycls requires. */
  private static double multiplier(Section section) {
    double multiplier = section.number("BOT_MUL", 1);
    if (multiplier <= 0
        || multiplier > 64
        || (multiplier > 1 && multiplier != Math.rint(multiplier))) {
      throw section.fault("BOT_MUL", "must be above 0 and at most 1, or a whole number up to 64");
    }
    return multiplier;
  }

  static Architecture network(Section configuration, RegNet regNet, Surroundings around) {
    Section section = configuration.section("REGNET", KNOWN);
    int widest = regNet.rule().widths().getLast();
    if (widest > PyclsNetwork.MAX_CHANNELS) {
      throw section
          .require("WA", "a slope, such as 24.5")
          .fault(
              "WA",
              "leads to a width of "
                  + widest
                  + "; lower it, or DEPTH, to stay at "
                  + PyclsNetwork.MAX_CHANNELS
                  + " or below");
    }
    return section.make(PyclsRegNet::field, () -> regNet.on(around.images(), around.classes()));
  }

  private static @Nullable String known(String component) {
    return switch (component) {
      case "depth" -> "DEPTH";
      case "w0" -> "W0";
      case "wa" -> "WA";
      case "wm" -> "WM";
      case "groupWidth" -> "GROUP_W";
      case "bottleneckRatio" -> "BOT_MUL";
      case "strides" -> "STRIDE";
      default -> null;
    };
  }

  private static String field(String component) {
    String field = known(component);
    return field == null ? "WA" : field;
  }
}
