package io.netspace.local.command;

import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.local.Refusal;
import picocli.CommandLine.Option;

/** What networks are for, where no data set says it. */
final class ImageOption {
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
      throw Refusal.usage("--%s".formatted(e.getMessage()));
    }
  }

  int classes() {
    if (classes < 2 || classes > 10_000) {
      throw Refusal.usage("--classes (%d) must be 2 to 10000.".formatted(classes));
    }
    return classes;
  }
}
