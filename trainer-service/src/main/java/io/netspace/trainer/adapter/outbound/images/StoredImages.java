package io.netspace.trainer.adapter.outbound.images;

import io.netspace.trainer.domain.DataSetUnusableException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The images of a data set by part and class, none decoded yet, each class in an order that is the
 * same everywhere. Every part has the same classes, and every class an image.
 */
record StoredImages(
    Path place, List<String> classes, Map<Part, List<List<ImageEntry>>> entriesByPart) {
  /**
   * Checks and copies.
   *
   * @throws DataSetUnusableException when there are fewer than two classes, or one has no image
   */
  StoredImages {
    require(
        classes.size() >= 2,
        "Data set " + place + " has " + classes.size() + " classes; 2 or more are needed.");
    classes = List.copyOf(classes);
    entriesByPart = Collections.unmodifiableMap(new EnumMap<>(entriesByPart));
    for (Map.Entry<Part, List<List<ImageEntry>>> part : entriesByPart.entrySet()) {
      for (int label = 0; label < classes.size(); label++) {
        require(
            !part.getValue().get(label).isEmpty(),
            "Class %s of %s has no image in %s; remove the class, or add images of it."
                .formatted(classes.get(label), place, part.getKey().folder()));
      }
    }
  }

  boolean has(Part part) {
    return entriesByPart.containsKey(part);
  }

  /** Images of a class in a part that the data set has. */
  List<ImageEntry> of(Part part, int label) {
    return entriesByPart.getOrDefault(part, List.of()).get(label);
  }

  /** All images of a part, class by class. */
  Stream<ImageEntry> of(Part part) {
    return entriesByPart.getOrDefault(part, List.of()).stream().flatMap(List::stream);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new DataSetUnusableException(otherwise);
    }
  }
}
