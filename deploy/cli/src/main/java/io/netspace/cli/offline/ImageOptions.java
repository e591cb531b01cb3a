package io.netspace.cli.offline;

import io.netspace.model.network.ImageShape;
import io.netspace.offline.common.CommandException;
import picocli.CommandLine.Option;

/** Input shape and classes of networks, where there is no data set. */
final class ImageOptions {
  @Option(
      names = "--input",
      paramLabel = "CxHxW",
      defaultValue = "3x224x224",
      description = "Shape of one image (default: ${DEFAULT-VALUE}).")
  private String input = "3x224x224";

  @Option(
      names = "--classes",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Number of classes (default: ${DEFAULT-VALUE}).")
  private int classes;

  ImageShape shape() {
    try {
      return ImageShape.parse(input);
    } catch (IllegalArgumentException e) {
      throw CommandException.usage("--%s".formatted(e.getMessage()));
    }
  }

  int classes() {
    if (classes < 2 || classes > 10_000) {
      throw CommandException.usage("--classes (%d) must be 2 to 10000.".formatted(classes));
    }
    return classes;
  }
}
