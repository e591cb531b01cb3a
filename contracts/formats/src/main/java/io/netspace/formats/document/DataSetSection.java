package io.netspace.formats.document;

import io.netspace.model.network.ImageShape;
import io.netspace.model.training.BadImagePolicy;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.ImageFolder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The {@code dataset} of a document: generated images, or a folder or file of them. */
final class DataSetSection {
  private static final String SHAPE = "3x32x32";

  private DataSetSection() {}

  static DataSet of(Fields document) {
    Fields dataset =
        document.object(
            "dataset", "generated", "folder", "input", "classes", "onBadImage", "resize");
    if (!dataset.has("folder")) {
      refuseFolderFields(dataset);
      return generated(dataset.object("generated", "classes", "input", "difficulty", "seed"));
    }
    if (dataset.has("generated")) {
      throw dataset.fault("folder", "cannot stand beside generated; keep one of the two");
    }
    return folder(dataset);
  }

  private static void refuseFolderFields(Fields dataset) {
    for (String field : List.of("input", "classes")) {
      if (dataset.has(field)) {
        throw dataset.fault(field, "belongs to a folder; write it under generated, or add folder");
      }
    }
    for (String field : List.of("onBadImage", "resize")) {
      if (dataset.has(field)) {
        throw dataset.fault(field, "belongs to a folder; generated images need no such field");
      }
    }
  }

  private static DataSet generated(Fields generated) {
    ImageShape input = input(generated);
    int classes = generated.integer("classes", 10);
    double difficulty = generated.decimal("difficulty", 1.0);
    long seed = generated.number("seed", 1);
    return generated.make(Map.of(), () -> new GeneratedImages(input, classes, difficulty, seed));
  }

  private static DataSet folder(Fields dataset) {
    dataset.require("input", "the shape of its images, such as " + SHAPE);
    dataset.require("classes", "the number of its classes, such as 10");
    String path = dataset.text("folder", "images/cifar10");
    ImageShape input = input(dataset);
    int classes = dataset.integer("classes", 10);
    BadImagePolicy onBadImage =
        dataset.choice(
            "onBadImage", BadImagePolicy.REFUSE, choice -> choice.name().toLowerCase(Locale.ROOT));
    boolean resize = dataset.flag("resize", false);
    return dataset.make(
        Map.of("path", "folder"), () -> new ImageFolder(path, input, classes, onBadImage, resize));
  }

  private static ImageShape input(Fields fields) {
    String text = fields.text("input", SHAPE);
    return fields.make(
        Map.of("channels", "input.channels", "height", "input.height", "width", "input.width"),
        () -> ImageShape.parse(text));
  }
}
