package io.netspace.contracts.vocabulary;

/** The canonical text of networks, see {@link CanonicalText}. */
public final class CanonicalNetwork {
  private CanonicalNetwork() {}

  /** With the ratios that it was drawn with, unlike {@link Architecture#canonicalHash}. */
  public static String text(Architecture network) {
    Activation activation = network.activation();
    return CanonicalText.of("Architecture")
        .field("input", text(network.input()))
        .field("stem", text(network.stem()))
        .field(
            "stages",
            CanonicalText.list(network.stages().stream().map(CanonicalNetwork::text).toList()))
        .field("classes", network.classes())
        .optional("headWidth", network.headWidth())
        .optional("activation", activation == null ? null : word(activation))
        .end();
  }

  static String text(ImageShape shape) {
    return shape.channels() + "x" + shape.height() + "x" + shape.width();
  }

  static String text(Stem stem) {
    return CanonicalText.of("Stem")
        .field("type", word(stem.type()))
        .field("width", stem.width())
        .end();
  }

  static String text(Stage stage) {
    return CanonicalText.of("Stage")
        .field("block", word(stage.block()))
        .field("depth", stage.depth())
        .field("width", stage.width())
        .field("stride", stage.stride())
        .field("bottleneckRatio", stage.bottleneckRatio())
        .field("groupWidth", stage.groupWidth())
        .optional("seRatio", stage.seRatio())
        .optional("kernel", stage.kernel())
        .end();
  }

  static String word(StemType type) {
    return switch (type) {
      case SIMPLE -> "SIMPLE";
      case SMALL_IMAGE -> "SMALL_IMAGE";
      case RESNET -> "RESNET";
    };
  }

  static String word(BlockType block) {
    return switch (block) {
      case X -> "X";
      case LINEAR_BOTTLENECK -> "LINEAR_BOTTLENECK";
      case MBCONV -> "MBCONV";
      case BASIC -> "BASIC";
      case VANILLA -> "VANILLA";
      case V -> "V";
      case VR -> "VR";
    };
  }

  static String word(Activation activation) {
    return switch (activation) {
      case RELU -> "RELU";
      case RELU6 -> "RELU6";
      case SILU -> "SILU";
      case GELU -> "GELU";
    };
  }
}
