package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folders of images, {@code <split>/<class>/*.jpg|jpeg|png}; classes in the order of their names.
 */
final class ImageFolderFormat {
  private ImageFolderFormat() {}

  /**
   * The data set of a folder with a folder {@code train}; its files are listed, not opened.
   *
   * @throws DataSetUnusableException when classes are missing or empty
   */
  static Optional<DataSetFiles> detect(Path folder) {
    Path train = folder.resolve(DataSplit.TRAIN.folderName());
    if (!Files.isDirectory(train)) {
      return Optional.empty();
    }
    List<String> classes = foldersIn(train);
    require(
        classes.size() >= 2,
        "Folder " + train + " has " + classes.size() + " class folders; 2 or more are needed.");
    Map<DataSplit, List<List<Path>>> filesByPart = new EnumMap<>(DataSplit.class);
    for (DataSplit name : DataSplit.values()) {
      Path split = folder.resolve(name.folderName());
      if (Files.isDirectory(split)) {
        requireClasses(split, classes);
        filesByPart.put(name, files(split, classes));
      }
    }
    List<Path> all =
        filesByPart.values().stream().flatMap(List::stream).flatMap(List::stream).toList();
    return Optional.of(
        new DataSetFiles(
            folder,
            ImageFormat.FOLDER,
            all,
            _ -> new ImageIndex(folder, classes, entries(filesByPart))));
  }

  private static Map<DataSplit, List<List<EncodedImage>>> entries(
      Map<DataSplit, List<List<Path>>> filesByPart) {
    Map<DataSplit, List<List<EncodedImage>>> entriesByPart = new EnumMap<>(DataSplit.class);
    filesByPart.forEach(
        (split, filesByClass) ->
            entriesByPart.put(
                split, filesByClass.stream().map(ImageFolderFormat::entries).toList()));
    return entriesByPart;
  }

  private static List<EncodedImage> entries(List<Path> files) {
    return files.stream().<EncodedImage>map(EncodedImage.InFile::new).toList();
  }

  private static void requireClasses(Path split, List<String> classes) {
    List<String> found = foldersIn(split);
    for (String name : classes) {
      require(
          found.contains(name),
          "Folder " + split + " lacks the class folder " + name + ", which train has.");
    }
    for (String name : found) {
      require(
          classes.contains(name),
          "Folder " + split + " has the class folder " + name + ", which train lacks.");
    }
  }

  private static List<List<Path>> files(Path split, List<String> classes) {
    return classes.stream().map(name -> imagesIn(split.resolve(name))).toList();
  }

  private static List<Path> imagesIn(Path folder) {
    List<Path> images =
        list(folder).stream().filter(ImageFolderFormat::isImage).map(folder::resolve).toList();
    require(!images.isEmpty(), "Class folder " + folder + " holds no .jpg, .jpeg or .png image.");
    return images;
  }

  private static List<String> foldersIn(Path folder) {
    return list(folder).stream().filter(name -> Files.isDirectory(folder.resolve(name))).toList();
  }

  private static boolean isImage(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(jpg|jpeg|png)");
  }

  /** Names in a folder, without hidden ones, sorted. */
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
