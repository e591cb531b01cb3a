package io.netspace.formats.pycls;

import io.netspace.formats.network.Export;
import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.LinearFit;
import io.netspace.model.network.RegNet;
import io.netspace.model.network.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes networks as configurations of pycls: regnet where a linear rule gives the network, effnet
 * where it consists of inverted bottlenecks, else anynet. Only fields that describe the network are
 * written, and {@link PyclsNetwork} reads the same network from them.
 */
public final class PyclsYaml {
  private PyclsYaml() {}

  /** The configuration, or why pycls has none for this network. */
  public static Export of(Architecture network) {
    return obstacle(network)
        .<Export>map(Export.Impossible::new)
        .orElseGet(() -> new Export.Written(written(network)));
  }

  /** The configuration of a RegNet whose parameters are known, or why pycls has none for it. */
  public static Export of(RegNet regNet, ImageShape images, int classes) {
    Architecture network = regNet.on(images, classes);
    return obstacle(network)
        .<Export>map(Export.Impossible::new)
        .orElseGet(() -> new Export.Written(written(network, regNet)));
  }

  private static String written(Architecture network) {
    if (isEffNet(network)) {
      return document(network, "effnet") + effNet(network) + train(network);
    }
    return written(network, regNet(network).orElse(null));
  }

  private static String written(Architecture network, @Nullable RegNet regNet) {
    return regNet != null && sharesStride(regNet)
        ? document(network, "regnet") + regNet(regNet) + train(network)
        : document(network, "anynet") + anyNet(network) + train(network);
  }

  private static boolean sharesStride(RegNet regNet) {
    return new HashSet<>(regNet.strides()).size() == 1;
  }

  private static boolean isEffNet(Architecture network) {
    return network.stages().getFirst().block() == BlockType.MBCONV;
  }

  /** The parameters of the linear rule that gives exactly this network. */
  static Optional<RegNet> regNet(Architecture network) {
    List<Stage> stages = network.stages();
    Stage first = stages.getFirst();
    if (different(stages, Stage::stride) || different(stages, Stage::bottleneckRatio)) {
      return Optional.empty();
    }
    int groupWidth = 1;
    for (Stage stage : stages) {
      groupWidth = Math.max(groupWidth, stage.groupWidth());
    }
    LinearFit fit = LinearFit.of(network);
    RegNet regNet =
        new RegNet(
            network.depth(),
            fit.w0(),
            fit.wa(),
            fit.wm(),
            groupWidth,
            first.bottleneckRatio(),
            first.block(),
            network.stem(),
            List.of(first.stride()),
            first.seRatio(),
            network.headWidth(),
            network.activation());
    return Optional.of(regNet).filter(it -> gives(it, network));
  }

  private static boolean gives(RegNet regNet, Architecture network) {
    return isWholeMultiplier(regNet.bottleneckRatio())
        && regNet
            .on(network.input(), network.classes())
            .canonicalHash()
            .equals(network.canonicalHash());
  }

  /** Whether the multiplier is at most 1 or whole, as pycls requires where it adjusts widths. */
  private static boolean isWholeMultiplier(double ratio) {
    return ratio >= 1 || 1 / ratio == Math.rint(1 / ratio);
  }

  private static Optional<String> obstacle(Architecture network) {
    ImageShape input = network.input();
    if (input.channels() != 3) {
      return Optional.of(
          "input (" + input + ") must have 3 channels in pycls; export torchvision instead.");
    }
    if (input.height() != input.width()) {
      return Optional.of(
          "input (" + input + ") must be square in pycls; export torchvision instead.");
    }
    if (PyclsNames.nameOf(PyclsNames.ACTIVATIONS, network.activationFunction()).isEmpty()) {
      return cannot("activation", network.activationFunction(), "has relu, silu and gelu");
    }
    if (different(network.stages(), Stage::block)) {
      return cannot("block", values(network, Stage::block), "has one block type for all stages");
    }
    if (different(network.stages(), PyclsYaml::ratio)) {
      return cannot("seRatio", values(network, PyclsYaml::ratio), "has one ratio for all stages");
    }
    return isEffNet(network) ? effNetObstacle(network) : anyNetObstacle(network);
  }

  private static Optional<String> anyNetObstacle(Architecture network) {
    BlockType block = network.stages().getFirst().block();
    if (PyclsNames.nameOf(PyclsNames.BLOCKS, block).isEmpty()) {
      return cannot("block", block, "has none like it");
    }
    for (Stage stage : network.stages()) {
      if (stage.kernelSize() != 3) {
        return cannot("kernel", stage.kernelSize(), "convolves 3x3 in " + block);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> effNetObstacle(Architecture network) {
    if (!PyclsNames.nameOf(PyclsNames.STEMS, network.stem().type())
        .equals(Optional.of("simple_stem_in"))) {
      return cannot("stem type", network.stem().type(), "has SIMPLE before inverted bottlenecks");
    }
    if (network.headWidth() == null) {
      return cannot("headWidth", 0, "has a 1x1 convolution after inverted bottlenecks");
    }
    if (network.stages().getFirst().seRatio() == null) {
      return cannot("seRatio", 0, "squeezes in every inverted bottleneck");
    }
    return Optional.empty();
  }

  private static Optional<String> cannot(String property, Object value, String what) {
    return Optional.of(
        property
            + " ("
            + value
            + ") cannot be said in pycls, which "
            + what
            + "; export torchvision instead.");
  }

  private static Object ratio(Stage stage) {
    return stage.seRatio() == null ? "none" : stage.seRatio();
  }

  private static List<Object> values(Architecture network, Function<Stage, Object> property) {
    return network.stages().stream().map(property).distinct().toList();
  }

  private static boolean different(List<Stage> stages, Function<Stage, Object> property) {
    Set<Object> values = new HashSet<>();
    for (Stage stage : stages) {
      values.add(property.apply(stage));
    }
    return values.size() > 1;
  }

  private static String document(Architecture network, String type) {
    String model = "MODEL:\n  TYPE: " + type + "\n  NUM_CLASSES: " + network.classes() + "\n";
    Activation activation = network.activationFunction();
    return activation == Activation.RELU
        ? model
        : model + "  ACTIVATION_FUN: " + word(PyclsNames.ACTIVATIONS, activation) + "\n";
  }

  private static String train(Architecture network) {
    return "TRAIN:\n  IM_SIZE: " + network.input().height() + "\n";
  }

  private static <T> String word(Map<String, T> words, T part) {
    return PyclsNames.nameOf(words, part).orElseThrow();
  }

  private static String anyNet(Architecture network) {
    List<Stage> stages = network.stages();
    BlockType block = stages.getFirst().block();
    StringBuilder yaml = new StringBuilder("ANYNET:\n");
    line(yaml, "STEM_TYPE", word(PyclsNames.STEMS, network.stem().type()));
    line(yaml, "STEM_W", network.stem().width());
    line(yaml, "BLOCK_TYPE", word(PyclsNames.BLOCKS, block));
    line(yaml, "DEPTHS", each(stages, Stage::depth));
    line(yaml, "WIDTHS", each(stages, Stage::width));
    line(yaml, "STRIDES", each(stages, Stage::stride));
    if (block.hasBottleneck()) {
      line(yaml, "BOT_MULS", each(stages, PyclsYaml::multiplier));
      line(yaml, "GROUP_WS", each(stages, Stage::groupWidth));
      squeeze(yaml, stages.getFirst().seRatio());
    }
    head(yaml, network.headWidth());
    return yaml.toString();
  }

  /** Bottleneck width / width, from which pycls computes the same bottleneck width. */
  private static double multiplier(Stage stage) {
    double multiplier = 1 / stage.bottleneckRatio();
    return Math.rint(stage.width() * multiplier) == stage.bottleneckWidth()
        ? multiplier
        : (double) stage.bottleneckWidth() / stage.width();
  }

  private static String regNet(RegNet regNet) {
    StringBuilder yaml = new StringBuilder("REGNET:\n");
    line(yaml, "STEM_TYPE", word(PyclsNames.STEMS, regNet.stem().type()));
    line(yaml, "STEM_W", regNet.stem().width());
    line(yaml, "BLOCK_TYPE", word(PyclsNames.BLOCKS, regNet.block()));
    line(yaml, "STRIDE", regNet.strides().getFirst());
    line(yaml, "DEPTH", regNet.depth());
    line(yaml, "W0", regNet.w0());
    line(yaml, "WA", regNet.wa());
    line(yaml, "WM", regNet.wm());
    line(yaml, "GROUP_W", regNet.groupWidth());
    line(yaml, "BOT_MUL", 1 / regNet.bottleneckRatio());
    squeeze(yaml, regNet.seRatio());
    head(yaml, regNet.headWidth());
    return yaml.toString();
  }

  private static String effNet(Architecture network) {
    List<Stage> stages = network.stages();
    StringBuilder yaml = new StringBuilder("EN:\n");
    line(yaml, "STEM_W", network.stem().width());
    line(yaml, "DEPTHS", each(stages, Stage::depth));
    line(yaml, "WIDTHS", each(stages, Stage::width));
    line(yaml, "EXP_RATIOS", each(stages, PyclsYaml::expansion));
    line(yaml, "STRIDES", each(stages, Stage::stride));
    line(yaml, "KERNELS", each(stages, Stage::kernelSize));
    line(yaml, "SE_R", stages.getFirst().seRatio());
    line(yaml, "HEAD_W", network.headWidth());
    return yaml.toString();
  }

  /**
   * Bottleneck width / input width, as a whole number where it differs from one by rounding only.
   */
  private static Object expansion(Stage stage) {
    double expansion = 1 / stage.bottleneckRatio();
    return Math.abs(expansion - Math.rint(expansion)) < 1e-9
        ? (Object) (int) Math.rint(expansion)
        : (Object) expansion;
  }

  private static void squeeze(StringBuilder yaml, @Nullable Double ratio) {
    if (ratio != null) {
      line(yaml, "SE_ON", "True");
      line(yaml, "SE_R", ratio);
    }
  }

  private static void head(StringBuilder yaml, @Nullable Integer width) {
    if (width != null) {
      line(yaml, "HEAD_W", width);
    }
  }

  private static void line(StringBuilder yaml, String field, @Nullable Object value) {
    yaml.append("  ").append(field).append(": ").append(value).append('\n');
  }

  private static List<Object> each(List<Stage> stages, Function<Stage, Object> property) {
    return stages.stream().map(property).toList();
  }
}
