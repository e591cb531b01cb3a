package io.netspace.formats.document;

import io.netspace.formats.binding.Conversion;
import io.netspace.formats.binding.Expected;
import io.netspace.formats.binding.InvalidFieldException;
import io.netspace.model.network.ImageShape;
import io.netspace.model.training.BadImagePolicy;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.ImageFolder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code dataset} of a study: generated images, or a folder or file of images. */
record DataSetSection(
    @Nullable GeneratedImages generated,
    @Expected(example = "images/cifar10") @Nullable String folder,
    @Expected(example = SHAPE) @Nullable String input,
    @Expected(example = "10") @Nullable Integer classes,
    @Nullable BadImagePolicy onBadImage,
    @Nullable Boolean resize,
    @Nullable ImageCounts counts) {
  private static final String SHAPE = "3x32x32";
  private static final int CLASSES = 10;

  /** The data set of a study that names none. */
  static DataSet ofNone() {
    return new GeneratedSection(null, null, null, null).images();
  }

  DataSet dataSet() {
    if (folder == null) {
      reject("input", input, "belongs to a folder; write it under generated, or add folder");
      reject("classes", classes, "belongs to a folder; write it under generated, or add folder");
      reject("onBadImage", onBadImage, "belongs to a folder; generated images need no such field");
      reject("resize", resize, "belongs to a folder; generated images need no such field");
      reject("counts", counts, "belongs to a folder; generated images need no such field");
      return generated == null ? ofNone() : generated;
    }
    reject("folder", generated, "cannot stand beside generated; keep one of the two");
    if (input == null) {
      throw InvalidFieldException.missing("input", "the shape of its images, such as " + SHAPE);
    }
    if (classes == null) {
      throw InvalidFieldException.missing("classes", "the number of its classes, such as 10");
    }
    ImageShape shape = shape(input);
    return Conversion.of(
        Map.of("path", "folder"),
        () ->
            new ImageFolder(
                folder,
                shape,
                classes,
                onBadImage == null ? BadImagePolicy.REFUSE : onBadImage,
                resize != null && resize));
  }

  private static void reject(String field, @Nullable Object value, String advice) {
    if (value != null) {
      throw InvalidFieldException.of(field, advice);
    }
  }

  private static ImageShape shape(String input) {
    return Conversion.of(
        Map.of("channels", "input.channels", "height", "input.height", "width", "input.width"),
        () -> ImageShape.parse(input));
  }

  /** Generated images. */
  record GeneratedSection(
      @Expected(example = "10") @Nullable Integer classes,
      @Expected(example = SHAPE) @Nullable String input,
      @Expected(example = "1.0") @Nullable Double difficulty,
      @Expected(example = "1") @Nullable Long seed) {
    GeneratedImages images() {
      return new GeneratedImages(
          shape(input == null ? SHAPE : input),
          classes == null ? CLASSES : classes,
          difficulty == null ? 1.0 : difficulty,
          seed == null ? 1 : seed);
    }
  }
}
