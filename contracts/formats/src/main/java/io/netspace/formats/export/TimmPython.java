package io.netspace.formats.export;

import io.netspace.formats.network.Export;
import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Stage;
import java.util.Optional;

/**
 * Writes networks as Python modules on timm's building blocks: those of its RegNet, ResNet and
 * EfficientNet. A network that these round or lack blocks for cannot be written.
 */
public final class TimmPython {
  private static final String IMPORTS =
      """
      from functools import partial

      from timm.layers import ClassifierHead, ConvNormAct, get_act_layer
      from timm.models._efficientnet_blocks import (
          DepthwiseSeparableConv,
          InvertedResidual,
          SqueezeExcite,
      )
      from timm.models.regnet import Bottleneck
      from timm.models.resnet import BasicBlock
      from torch import nn
      """;

  /** timm rounds the width inside an inverted bottleneck to a multiple of this. */
  private static final int TIMM_QUANTUM = 8;

  private TimmPython() {}

  /** The module's text, or why timm has no blocks for it. */
  public static Export of(String name, Architecture network) {
    return unsupportedReason(network)
        .<Export>map(Export.Impossible::new)
        .orElseGet(() -> new Export.Written(text(name, network)));
  }

  private static String text(String name, Architecture network) {
    String activation = "get_act_layer(\"" + word(network.activationFunction()) + "\")";
    return PythonText.of(name, network, "timm 1.0", IMPORTS, activation, "timm.py");
  }

  private static String word(Activation activation) {
    return switch (activation) {
      case RELU -> "relu";
      case RELU6 -> "relu6";
      case SILU -> "silu";
      case GELU -> "gelu";
    };
  }

  private static Optional<String> unsupportedReason(Architecture network) {
    int channels = network.stem().width();
    for (Stage stage : network.stages()) {
      Optional<String> obstacle = unsupportedReason(stage, channels);
      if (obstacle.isPresent()) {
        return obstacle;
      }
      channels = stage.width();
    }
    return Optional.empty();
  }

  private static Optional<String> unsupportedReason(Stage stage, int channels) {
    if (stage.stride() > 2) {
      return cannot("stride", stage.stride(), "pads strides above 2 otherwise");
    }
    return switch (stage.block()) {
      case X, LINEAR_BOTTLENECK, BASIC ->
          stage.kernelSize() == 3
              ? Optional.empty()
              : cannot("kernel", stage.kernelSize(), "convolves 3x3 in " + stage.block());
      case MBCONV -> rounded(stage, channels).or(() -> rounded(stage, stage.width()));
      case VR -> cannot("block", BlockType.VR, "has none like it");
      case V, VANILLA -> Optional.empty();
    };
  }

  private static Optional<String> rounded(Stage stage, int channels) {
    int bottleneck = stage.bottleneckWidth(channels);
    boolean whole = bottleneck == channels || bottleneck % TIMM_QUANTUM == 0;
    return whole
        ? Optional.empty()
        : cannot("bottleneck width", bottleneck, "rounds it to a multiple of " + TIMM_QUANTUM);
  }

  private static Optional<String> cannot(String property, Object value, String what) {
    return Optional.of(
        property
            + " ("
            + value
            + ") cannot be built of timm's blocks: timm "
            + what
            + "; export torchvision instead.");
  }
}
