package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.trainer.adapter.outbound.images.format.Ignored.Reason;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Folders of images, {@code <split>/<class>/*.jpg} and other endings, or only {@code <class>/*};
 * classes in the order of their names. Whatever is not used is counted.
 */
final class ImageFolderFormat {
  static final String ENDINGS = ".jpg, .jpeg, .jpe, .jfif, .png, .bmp, .gif, .tif, .tiff or .webp";

  private static final Pattern IMAGE =
      Pattern.compile(".*\\.(jpg|jpeg|jpe|jfif|png|bmp|gif|tif|tiff|webp)");

  /** Folders that archives and file servers add. */
  private static final Set<String> FOREIGN = Set.of("__MACOSX", "@eaDir", "lost+found");

  private final Path folder;
  private final IgnoredEntries ignored = new IgnoredEntries();

  private ImageFolderFormat(Path folder) {
    this.folder = folder;
  }

  /**
   * The data set of a folder with a folder {@code train}; its files are listed, not opened.
   *
   * @throws DataSetUnusableException when classes are missing or empty
   */
  static Optional<DataSetFiles> detect(Path folder) {
    ImageFolderFormat format = new ImageFolderFormat(folder);
    return format.folderOf(DataSplit.TRAIN).map(_ -> format.splits());
  }

  /**
   * The data set of a folder with class folders, all of whose images are training images; empty
   * unless two folders or more have images.
   *
   * @throws DataSetUnusableException when a class is empty, or a folder has the name of a split
   */
  static Optional<DataSetFiles> detectClasses(Path folder) {
    long withImages =
        visible(folder).stream()
            .map(folder::resolve)
            .filter(Files::isDirectory)
            .filter(path -> !isForeign(path.getFileName().toString()))
            .filter(path -> visible(path).stream().anyMatch(ImageFolderFormat::isImage))
            .count();
    return withImages >= 2
        ? Optional.of(new ImageFolderFormat(folder).classesOnly())
        : Optional.empty();
  }

  private DataSetFiles splits() {
    Map<DataSplit, Path> folders = new EnumMap<>(DataSplit.class);
    for (DataSplit split : DataSplit.values()) {
      folderOf(split).ifPresent(found -> folders.put(split, found));
    }
    for (String name : list(folder)) {
      Path path = folder.resolve(name);
      if (Files.isDirectory(path)) {
        if (!folders.containsValue(path)) {
          ignored.add(Reason.OTHER_FOLDER, path);
        }
      } else {
        ignored.add(Reason.OUTSIDE_CLASS, path);
      }
    }
    Path train = Objects.requireNonNull(folders.get(DataSplit.TRAIN));
    List<String> classes = classesIn(train);
    requireSeveral(train, classes);
    Map<DataSplit, List<List<Path>>> filesBySplit = new EnumMap<>(DataSplit.class);
    folders.forEach(
        (split, path) -> {
          if (split != DataSplit.TRAIN) {
            requireClasses(path, classes);
          }
          filesBySplit.put(split, files(path, classes));
        });
    return dataSet(classes, filesBySplit);
  }

  private static void requireSeveral(Path train, List<String> classes) {
    long images = visible(train).stream().filter(ImageFolderFormat::isImage).count();
    require(
        classes.size() >= 2,
        "Folder %s has %s; 2 or more are needed%s."
            .formatted(
                train,
                classes.size() == 1 ? "1 class folder" : "no class folder",
                images == 0
                    ? ""
                    : ": put each of its %d images into a folder of its class".formatted(images)));
  }

  private DataSetFiles classesOnly() {
    List<String> classes = classesIn(folder);
    require(
        !classes.stream()
            .allMatch(
                name -> Stream.of(DataSplit.values()).anyMatch(split -> split.isAlsoNamed(name))),
        "Folder %s has images, but no class folders, in %s; put each image into a folder of its class."
            .formatted(folder, String.join(" and ", classes)));
    for (DataSplit split : DataSplit.values()) {
      for (String name : split.folderNames()) {
        require(
            !classes.contains(name),
            "Folder %s has a folder %s, but no folder train; move the class folders into train/, or rename %s if it is a class."
                .formatted(folder, name, name));
      }
    }
    return dataSet(classes, Map.of(DataSplit.TRAIN, files(folder, classes)));
  }

  private DataSetFiles dataSet(
      List<String> classes, Map<DataSplit, List<List<Path>>> filesBySplit) {
    Map<DataSplit, List<List<Path>>> ordered = new EnumMap<>(filesBySplit);
    List<Path> all = ordered.values().stream().flatMap(List::stream).flatMap(List::stream).toList();
    return new DataSetFiles(
        folder,
        ImageFormat.FOLDER,
        all,
        ignored.all(),
        _ -> new ImageIndex(folder, classes, entries(ordered)));
  }

  /** The folder of a split, which may have one of several names. */
  private Optional<Path> folderOf(DataSplit split) {
    List<String> found =
        split.folderNames().stream()
            .filter(name -> Files.isDirectory(folder.resolve(name)))
            .toList();
    if (found.isEmpty()) {
      found =
          visible(folder).stream()
              .filter(split::isAlsoNamed)
              .filter(name -> hasFolders(folder.resolve(name)))
              .toList();
    }
    require(
        found.size() <= 1,
        "Folder %s has the folders %s, which all name the %s split; keep one of them."
            .formatted(folder, String.join(" and ", found), split.folderName()));
    return found.stream().map(folder::resolve).findFirst();
  }

  /** Whether a folder has folders in it, and is no class of images. */
  private static boolean hasFolders(Path path) {
    return Files.isDirectory(path)
        && visible(path).stream().anyMatch(name -> isOwnFolder(path.resolve(name)));
  }

  private static Map<DataSplit, List<List<EncodedImage>>> entries(
      Map<DataSplit, List<List<Path>>> filesBySplit) {
    Map<DataSplit, List<List<EncodedImage>>> entriesBySplit = new EnumMap<>(DataSplit.class);
    filesBySplit.forEach(
        (split, filesByClass) ->
            entriesBySplit.put(
                split, filesByClass.stream().map(ImageFolderFormat::entries).toList()));
    return entriesBySplit;
  }

  private static List<EncodedImage> entries(List<Path> files) {
    return files.stream().<EncodedImage>map(EncodedImage.InFile::new).toList();
  }

  private void requireClasses(Path split, List<String> classes) {
    List<String> found = classesIn(split);
    for (String name : classes) {
      require(
          found.contains(name),
          "Folder %s lacks the class folder %s, which train has%s."
              .formatted(split, name, similar(name, found)));
    }
    for (String name : found) {
      require(
          classes.contains(name),
          "Folder " + split + " has the class folder " + name + ", which train lacks.");
    }
  }

  /** Advice where a name differs in case, accents' encoding or separators only. */
  private static String similar(String name, List<String> found) {
    return found.stream()
        .filter(other -> normalised(other).equals(normalised(name)))
        .findFirst()
        .map("; it has %s instead: name both alike"::formatted)
        .orElse("");
  }

  private static String normalised(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[ _-]", "");
  }

  private List<List<Path>> files(Path split, List<String> classes) {
    return classes.stream().map(name -> imagesIn(split.resolve(name))).toList();
  }

  /** The entries of a class folder that are named as images, even those that are not readable. */
  private List<Path> imagesIn(Path classFolder) {
    List<String> names = list(classFolder);
    List<Path> images =
        names.stream().filter(ImageFolderFormat::isImage).map(classFolder::resolve).toList();
    int nested = 0;
    for (String name : names) {
      Path path = classFolder.resolve(name);
      if (isForeign(name)) {
        ignored.add(Reason.OTHER_FOLDER, path);
      } else if (Files.isDirectory(path)) {
        List<Path> inside = filesUnder(path);
        List<Path> imagesInside =
            inside.stream().filter(ImageFolderFormat::isVisibleImage).toList();
        nested += imagesInside.size();
        for (Path file : inside) {
          ignored.add(isVisibleImage(file) ? Reason.NESTED_IMAGE : Reason.NESTED_FILE, file);
        }
        if (inside.isEmpty() && !isImage(name)) {
          ignored.add(Reason.OTHER_FOLDER, path);
        }
      } else if (!isImage(name)) {
        ignored.add(Reason.OTHER_ENDING, path);
      }
    }
    require(
        !images.isEmpty(),
        "Class folder %s holds no image (%s)%s."
            .formatted(
                classFolder,
                ENDINGS,
                nested == 0
                    ? ""
                    : ", but folders inside it hold %d; move them up".formatted(nested)));
    return images;
  }

  private List<String> classesIn(Path split) {
    return list(split).stream()
        .filter(
            name -> {
              Path path = split.resolve(name);
              if (!Files.isDirectory(path)) {
                ignored.add(Reason.OUTSIDE_CLASS, path);
                return false;
              }
              if (isForeign(name)) {
                ignored.add(Reason.OTHER_FOLDER, path);
                return false;
              }
              return true;
            })
        .toList();
  }

  /** All files under a folder, in the order of their paths. */
  private static List<Path> filesUnder(Path directory) {
    try (Stream<Path> found = Files.walk(directory)) {
      return found.filter(path -> !Files.isDirectory(path)).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new DataSetUnusableException("Folder " + directory + " cannot be listed.", e);
    }
  }

  /** Whether a path is a visible folder that no archive or file server has added. */
  static boolean isOwnFolder(Path path) {
    String name = path.getFileName().toString();
    return Files.isDirectory(path) && !FolderListing.isHidden(name) && !isForeign(name);
  }

  private static boolean isForeign(String name) {
    return FOREIGN.contains(name);
  }

  private static boolean isImage(String name) {
    return IMAGE.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  static boolean isVisibleImage(Path file) {
    String name = file.getFileName().toString();
    return !FolderListing.isHidden(name) && isImage(name);
  }

  /** Names in a folder, sorted, without hidden ones, which are counted. */
  private List<String> list(Path place) {
    List<String> hidden = FolderListing.names(place, FolderListing::isHidden);
    hidden.forEach(name -> ignored.add(Reason.HIDDEN, place.resolve(name)));
    return visible(place);
  }

  private static List<String> visible(Path place) {
    return FolderListing.names(place, name -> !FolderListing.isHidden(name));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new DataSetUnusableException(otherwise);
    }
  }
}
