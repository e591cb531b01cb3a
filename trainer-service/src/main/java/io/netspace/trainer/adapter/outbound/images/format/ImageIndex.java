package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.trainer.domain.DataSetUnusableException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The images of a data set by split and class, not decoded yet, each class in an order that is the
 * same on every machine. Every split has the same classes, and every class at least one image.
 *
 * @param ignored what of the files' content is not used
 */
public record ImageIndex(
    Path path,
    List<String> classes,
    Map<DataSplit, List<List<EncodedImage>>> imagesBySplit,
    List<Ignored> ignored) {
  /**
   * Checks and copies.
   *
   * @throws DataSetUnusableException when there are fewer than two classes, or one has no image
   */
  public ImageIndex {
    require(
        classes.size() >= 2,
        "Data set " + path + " has " + classes.size() + " classes; 2 or more are needed.");
    classes = List.copyOf(classes);
    ignored = List.copyOf(ignored);
    imagesBySplit = Collections.unmodifiableMap(new EnumMap<>(imagesBySplit));
    for (Map.Entry<DataSplit, List<List<EncodedImage>>> split : imagesBySplit.entrySet()) {
      for (int label = 0; label < classes.size(); label++) {
        require(
            !split.getValue().get(label).isEmpty(),
            "Class %s of %s has no image in %s; remove the class, or add images of it."
                .formatted(classes.get(label), path, split.getKey().folderName()));
      }
    }
  }

  /** Images in files of which everything is used. */
  public ImageIndex(
      Path path, List<String> classes, Map<DataSplit, List<List<EncodedImage>>> imagesBySplit) {
    this(path, classes, imagesBySplit, List.of());
  }

  public boolean has(DataSplit split) {
    return imagesBySplit.containsKey(split);
  }

  /** Images of a class in a split that the data set has. */
  public List<EncodedImage> of(DataSplit split, int label) {
    return imagesBySplit.getOrDefault(split, List.of()).get(label);
  }

  /** All images of a split, class by class. */
  public Stream<EncodedImage> of(DataSplit split) {
    return imagesBySplit.getOrDefault(split, List.of()).stream().flatMap(List::stream);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new DataSetUnusableException(otherwise);
    }
  }
}
