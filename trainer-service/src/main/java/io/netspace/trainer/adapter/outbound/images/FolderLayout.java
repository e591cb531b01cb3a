package io.netspace.trainer.adapter.outbound.images;

import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The image files of a folder, by part and class, all in the order of their names. Every part has
 * the same classes, and every class an image.
 */
record FolderLayout(Path folder, List<String> classes, Map<String, List<List<Path>>> filesByPart) {
  static final String TRAIN = "train";
  static final String VALIDATION = "val";
  private static final List<String> OTHER_PARTS = List.of(VALIDATION, "test");

  /**
   * Lists a folder without opening an image.
   *
   * @throws DataSetUnusableException when it is not laid out as {@code train/<class>/} images
   */
  static FolderLayout of(Path folder) {
    require(Files.isDirectory(folder), "Folder " + folder + " does not exist.");
    Path train = folder.resolve(TRAIN);
    require(
        Files.isDirectory(train),
        "Folder " + folder + " has no folder train; images belong in train/<class>/.");
    List<String> classes = foldersIn(train);
    require(
        classes.size() >= 2,
        "Folder " + train + " has " + classes.size() + " class folders; 2 or more are needed.");
    Map<String, List<List<Path>>> filesByPart = new LinkedHashMap<>();
    filesByPart.put(TRAIN, files(train, classes));
    for (String name : OTHER_PARTS) {
      Path part = folder.resolve(name);
      if (Files.isDirectory(part)) {
        requireClasses(part, classes);
        filesByPart.put(name, files(part, classes));
      }
    }
    return new FolderLayout(folder, classes, filesByPart);
  }

  boolean hasValidation() {
    return filesByPart.containsKey(VALIDATION);
  }

  /** Files of a class of a part that the folder has. */
  List<Path> files(String part, int label) {
    return filesByPart.getOrDefault(part, List.of()).get(label);
  }

  /** All files, part by part and class by class. */
  List<Path> all() {
    return filesByPart.values().stream().flatMap(List::stream).flatMap(List::stream).toList();
  }

  private static void requireClasses(Path part, List<String> classes) {
    List<String> found = foldersIn(part);
    for (String name : classes) {
      require(
          found.contains(name),
          "Folder " + part + " lacks the class folder " + name + ", which train has.");
    }
    for (String name : found) {
      require(
          classes.contains(name),
          "Folder " + part + " has the class folder " + name + ", which train lacks.");
    }
  }

  private static List<List<Path>> files(Path part, List<String> classes) {
    return classes.stream().map(name -> imagesIn(part.resolve(name))).toList();
  }

  private static List<Path> imagesIn(Path folder) {
    List<Path> images =
        list(folder).stream().filter(FolderLayout::isImage).map(folder::resolve).toList();
    require(!images.isEmpty(), "Class folder " + folder + " holds no .jpg, .jpeg or .png image.");
    return images;
  }

  private static List<String> foldersIn(Path folder) {
    return list(folder).stream().filter(name -> Files.isDirectory(folder.resolve(name))).toList();
  }

  private static boolean isImage(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(jpg|jpeg|png)");
  }

  /** Names in a folder, hidden ones left out, in the order of their characters. */
  private static List<String> list(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DataSetUnusableException("Folder " + folder + " cannot be listed.", e);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new DataSetUnusableException(otherwise);
    }
  }
}
