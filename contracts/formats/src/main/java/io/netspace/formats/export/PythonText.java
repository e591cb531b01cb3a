package io.netspace.formats.export;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.StemType;

/**
 * Text of a Python module that builds a network: its values as constants, and functions of them.
 * Every width is written out, so that nothing is rounded in Python.
 */
final class PythonText {
  private PythonText() {}

  /**
   * The module.
   *
   * @param library that it needs in addition to torch
   * @param imports the lines that import libraries
   * @param activation the expression of the activation
   * @param body name of the resource with the functions
   */
  static String of(
      String name,
      Architecture network,
      String library,
      String imports,
      String activation,
      String body) {
    Complexity complexity = Complexity.of(network);
    ImageShape input = network.input();
    StemType stem = network.stem().type();
    StringBuilder text = new StringBuilder();
    text.append("\"\"\"%s, written by netspace.\n\n".formatted(sanitized(name)))
        .append("Needs torch and %s. network() gives the module.\n".formatted(library))
        .append("%d multiply-adds, ".formatted(complexity.flops()))
        .append("%d activations an image.\n\"\"\"\n\n".formatted(complexity.activations()))
        .append(imports)
        .append('\n')
        .append("INPUT = (%d, %d, %d)\n".formatted(input.channels(), input.height(), input.width()))
        .append("CLASSES = %d\n".formatted(network.classes()))
        .append("PARAMETERS = %d\n".formatted(complexity.parameters()))
        .append("ACTIVATION = %s\n".formatted(activation))
        .append("# kernel, stride, width, whether a max pooling follows\n")
        .append(
            "STEM = (%d, %d, %d, %s)\n"
                .formatted(
                    stem.kernel(),
                    stem.stride(),
                    network.stem().width(),
                    stem.isPooled() ? "True" : "False"))
        .append("# block, depth, width, stride, group width, kernel,\n")
        .append("# widths of bottleneck and squeeze in the first block and in the others\n")
        .append("STAGES = [\n");
    int channels = network.stem().width();
    for (Stage stage : network.stages()) {
      text.append("    ").append(row(stage, channels)).append(",\n");
      channels = stage.width();
    }
    return text.append("]\n# width of a last 1x1 convolution, 0 without one\n")
        .append("HEAD = %d\n".formatted(network.headWidth() == null ? 0 : network.headWidth()))
        .append(PythonResource.text(body))
        .toString();
  }

  private static String row(Stage stage, int channels) {
    boolean narrows = stage.block().hasBottleneck();
    return "(\"%s\", %d, %d, %d, %d, %d, (%d, %d), (%d, %d))"
        .formatted(
            stage.block(),
            stage.depth(),
            stage.width(),
            stage.stride(),
            stage.block() == BlockType.MBCONV ? 1 : stage.groupWidth(),
            stage.kernelSize(),
            narrows ? stage.bottleneckWidth(channels) : 0,
            narrows ? stage.bottleneckWidth() : 0,
            stage.seWidth(channels),
            stage.seWidth(stage.width()));
  }

  /** A name without characters that end or escape a Python string. */
  private static String sanitized(String name) {
    return name.replaceAll("[^\\p{L}\\p{N} .,:_+#()/-]", "_");
  }
}
