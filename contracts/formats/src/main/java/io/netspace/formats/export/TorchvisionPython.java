package io.netspace.formats.export;

import io.netspace.formats.network.Export;
import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;

/** Writes networks as Python modules on torch and torchvision.ops; every network can be written. */
public final class TorchvisionPython {
  private static final String IMPORTS =
      """
      from torch import nn
      from torchvision.ops import Conv2dNormActivation, SqueezeExcitation
      """;

  private TorchvisionPython() {}

  /** The module's text. */
  public static Export of(String name, Architecture network) {
    return new Export.Written(
        PythonText.of(
            name,
            network,
            "torchvision",
            IMPORTS,
            activation(network.activationFunction()),
            "torchvision.py"));
  }

  private static String activation(Activation activation) {
    return switch (activation) {
      case RELU -> "nn.ReLU";
      case RELU6 -> "nn.ReLU6";
      case SILU -> "nn.SiLU";
      case GELU -> "nn.GELU";
    };
  }
}
