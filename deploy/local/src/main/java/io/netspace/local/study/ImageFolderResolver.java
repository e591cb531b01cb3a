package io.netspace.local.study;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.netspace.model.network.ImageShape;
import io.netspace.model.training.BadImagePolicy;
import io.netspace.model.training.ImageFolder;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Terminal;
import io.netspace.trainer.adapter.outbound.images.check.DataSetCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Completes the folder or file of images in a study document: it becomes an absolute path, as
 * trainers run in another directory, and shape and classes are read from the images.
 */
final class ImageFolderResolver {
  private static final String DATASET = "dataset";

  private ImageFolderResolver() {}

  /**
   * Completes the document's data set.
   *
   * @param chosen folder to use instead of the document's, or null
   * @param file of the document, which relative folders are relative to
   * @return the images, or null when the study names none
   */
  static @Nullable DataSetCheck resolve(
      ObjectNode document, @Nullable Path chosen, Path file, Terminal terminal) {
    Path folder = chosen == null ? folderInDocument(document, file) : chosen;
    if (folder == null) {
      return null;
    }
    if (!Files.exists(folder)) {
      throw CommandException.usage(
          "Data set folder (%s) does not exist; name a folder that holds train/<class>/ images."
              .formatted(folder));
    }
    ObjectNode dataSet = document.withObjectProperty(DATASET);
    DataSetCheck check =
        StudyValidation.checkImages(
            folder.toAbsolutePath().normalize(),
            resizeShape(dataSet),
            skipsBadImages(dataSet),
            terminal);
    ImageFolder images = check.dataSet();
    requireMatching(dataSet, "input", images.input(), folder);
    requireMatching(dataSet, "classes", images.classes(), folder);
    dataSet.remove("generated");
    dataSet.put("folder", images.path());
    dataSet.put("input", images.input().toString());
    dataSet.put("classes", images.classes());
    return check;
  }

  /**
   * The document with placeholders for shape and classes, so that its other fields can be
   * validated; without baselines, which depend on the images.
   *
   * @param chosen folder to use instead of the document's, or null
   */
  static ObjectNode withPlaceholderImages(ObjectNode document, @Nullable Path chosen) {
    ObjectNode provisional = document.deepCopy();
    if (chosen != null || provisional.path(DATASET).has("folder")) {
      provisional.remove("baselines");
    }
    if (chosen != null && provisional.path(DATASET).isObject()) {
      ObjectNode dataSet = provisional.withObjectProperty(DATASET);
      dataSet.remove("generated");
      dataSet.put("folder", chosen.toString());
    }
    if (provisional.path(DATASET) instanceof ObjectNode dataSet && dataSet.has("folder")) {
      dataSet.putIfAbsent("input", TextNode.valueOf("3x32x32"));
      dataSet.putIfAbsent("classes", IntNode.valueOf(2));
      // The images themselves are counted.
      dataSet.remove("counts");
    }
    return provisional;
  }

  /** The shape that images are resized to, if they are. */
  private static @Nullable ImageShape resizeShape(ObjectNode dataSet) {
    if (!dataSet.path("resize").asBoolean()) {
      return null;
    }
    if (!dataSet.has("input")) {
      throw CommandException.usage(
          "dataset.resize (true) needs dataset.input, the shape that all images get, such as"
              + " 3x64x64.");
    }
    return ImageShape.parse(dataSet.path("input").asText());
  }

  private static boolean skipsBadImages(ObjectNode dataSet) {
    return BadImagePolicy.SKIP.name().equalsIgnoreCase(dataSet.path("onBadImage").asText());
  }

  private static void requireMatching(ObjectNode dataSet, String field, Object found, Path folder) {
    String written = dataSet.path(field).asText(found.toString());
    if (!written.equals(found.toString())) {
      throw CommandException.usage(
          "dataset.%s (%s) must be %s, as in the images of %s; leave it out to take theirs."
              .formatted(field, written, found, folder));
    }
  }

  private static @Nullable Path folderInDocument(ObjectNode document, Path file) {
    String folder = document.path(DATASET).path("folder").textValue();
    if (folder == null || folder.isBlank()) {
      return null;
    }
    return file.resolveSibling(folder);
  }
}
