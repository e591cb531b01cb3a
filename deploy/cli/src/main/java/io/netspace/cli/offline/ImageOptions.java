package io.netspace.cli.offline;

import io.netspace.formats.pycls.PyclsSweep;
import io.netspace.model.network.ImageShape;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Terminal;
import io.netspace.offline.space.SourcedSpace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Input shape and classes of networks, where there is no data set. */
final class ImageOptions {
  private static final ImageShape IMAGENET = new ImageShape(3, 224, 224);
  private static final int IMAGENET_CLASSES = 1000;

  @Option(
      names = "--input",
      paramLabel = "CxHxW",
      description = "Shape of one image (default: 3x224x224; of a sweep of pycls, its own).")
  private @Nullable String input;

  @Option(
      names = "--classes",
      paramLabel = "N",
      description = "Number of classes (default: 1000; of a sweep of pycls, its own).")
  private @Nullable Integer classes;

  /** The shape that is asked for, else that of the space, else ImageNet's. */
  ImageShape shape(SourcedSpace space) {
    ImageShape chosen = chosenShape();
    if (chosen != null) {
      return chosen;
    }
    PyclsSweep.Images images = space.images();
    return images == null ? IMAGENET : images.shape();
  }

  /** The classes that are asked for, else those of the space, else ImageNet's. */
  int classes(SourcedSpace space) {
    Integer chosen = chosenClasses();
    if (chosen != null) {
      return chosen;
    }
    PyclsSweep.Images images = space.images();
    return images == null ? IMAGENET_CLASSES : images.classes();
  }

  /** The shape that is asked for; null when none is. */
  @Nullable ImageShape chosenShape() {
    try {
      return input == null ? null : ImageShape.parse(input);
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(
          String.valueOf(e.getMessage()).startsWith("input")
              ? "--" + e.getMessage()
              : "--input (%s) is no shape of an image: %s".formatted(input, e.getMessage()));
    }
  }

  /** The classes that are asked for; null when none are. */
  @Nullable Integer chosenClasses() {
    if (classes != null && (classes < 2 || classes > 10_000)) {
      throw CommandException.usage("--classes (%d) must be 2 to 10000.".formatted(classes));
    }
    return classes;
  }

  /** Says what is taken from a sweep. */
  void announce(SourcedSpace space, Terminal terminal) {
    if (space.images() != null && (input == null || classes == null)) {
      terminal.printLine(
          "%s: images of %s, %d classes%s."
              .formatted(
                  space.source(),
                  shape(space),
                  classes(space),
                  input == null && classes == null
                      ? ", as in its BASE_CFG; --input and --classes say otherwise"
                      : input == null
                          ? "; the images are the sweep's"
                          : "; the classes are the sweep's"));
    }
  }
}
