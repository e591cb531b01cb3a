package io.netspace.local.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.local.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder of images in a study document: trainers run elsewhere, so it becomes an absolute path,
 * and what the images themselves say (shape, classes) need not be written by hand.
 */
final class ImageFolderField {
  private ImageFolderField() {}

  /**
   * Completes the document's data set.
   *
   * @param chosen folder to use instead of what the document says, or null
   * @param home of the document, which a relative folder in it starts from; null when it has none
   */
  static void fill(ObjectNode document, @Nullable Path chosen, @Nullable Path home) {
    Path folder = chosen == null ? written(document, home) : chosen;
    if (folder == null) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw Refusal.usage(
          "Data set folder (%s) does not exist; name a folder that holds train/<class>/ images."
              .formatted(folder));
    }
    ObjectNode dataSet = document.withObjectProperty("dataset");
    dataSet.remove("generated");
    dataSet.put("folder", folder.toAbsolutePath().normalize().toString());
    StudyChecks.describe(folder, dataSet);
  }

  private static @Nullable Path written(ObjectNode document, @Nullable Path home) {
    String folder = document.path("dataset").path("folder").textValue();
    if (folder == null || folder.isBlank()) {
      return null;
    }
    return home == null ? Path.of(folder) : home.resolve(folder);
  }
}
