package io.netspace.model.network;

import io.netspace.model.common.CanonicalText;

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
        .optional("activation", activation == null ? null : label(activation))
        .end();
  }

  public static String text(ImageShape shape) {
    return shape.channels() + "x" + shape.height() + "x" + shape.width();
  }

  public static String text(Stem stem) {
    return CanonicalText.of("Stem")
        .field("type", label(stem.type()))
        .field("width", stem.width())
        .end();
  }

  static String text(Stage stage) {
    return CanonicalText.of("Stage")
        .field("block", label(stage.block()))
        .field("depth", stage.depth())
        .field("width", stage.width())
        .field("stride", stage.stride())
        .field("bottleneckRatio", stage.bottleneckRatio())
        .field("groupWidth", stage.groupWidth())
        .optional("seRatio", stage.seRatio())
        .optional("kernel", stage.kernel())
        .end();
  }

  static String label(StemType type) {
    return switch (type) {
      case SIMPLE -> "SIMPLE";
      case SMALL_IMAGE -> "SMALL_IMAGE";
      case RESNET -> "RESNET";
    };
  }

  public static String label(BlockType block) {
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

  static String label(Activation activation) {
    return switch (activation) {
      case RELU -> "RELU";
      case RELU6 -> "RELU6";
      case SILU -> "SILU";
      case GELU -> "GELU";
    };
  }
}
