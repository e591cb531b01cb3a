package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.trainer.adapter.outbound.images.format.Ignored.Reason;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Recognises the format of a folder or file, by names alone. */
public final class FormatDetection {
  private static final String NPZ = ".npz";
  private static final List<String> ARCHIVES =
      List.of(".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst", ".7z", ".rar");
  private static final int MAX_DEPTH = 2;
  private static final int MAX_NAMED = 5;

  private FormatDetection() {}

  /**
   * The data set of a folder or file. If several formats match, the first of image folder, CIFAR
   * (binary, then Python), IDX, NPZ and class folders. A folder that is none of them may have one
   * folder inside that is, at most two levels below.
   *
   * @throws DataSetUnusableException when it is none of them, or there are several inside
   */
  public static DataSetFiles detect(Path place) {
    if (Files.isRegularFile(place) && isNpz(place)) {
      return Npz.of(place);
    }
    if (Files.exists(place) && !Files.isDirectory(place)) {
      throw new DataSetUnusableException(
          "File %s is no folder and no .npz file; %s."
              .formatted(
                  place,
                  endsWith(place, ".npy")
                      ? "save images and labels in one with numpy.savez(file, images=x, labels=y)"
                      : "unpack it, and name the folder"));
    }
    if (!Files.isDirectory(place)) {
      throw new DataSetUnusableException("Folder " + place + " does not exist.");
    }
    return in(place, MAX_DEPTH, true)
        .orElseThrow(
            () ->
                new DataSetUnusableException(
                    "Folder %s has no folder train; images belong in train/<class>/, or in files named data_batch_1.bin, train.bin, train-images-idx3-ubyte or NAME.npz%s."
                        .formatted(place, archiveIn(place))));
  }

  private static String archiveIn(Path folder) {
    return entries(folder, Files::isRegularFile).stream()
        .filter(file -> ARCHIVES.stream().anyMatch(ending -> endsWith(file, ending)))
        .findFirst()
        .map(file -> "; unpack %s first".formatted(file.getFileName()))
        .orElse("");
  }

  private static Optional<DataSetFiles> in(Path folder, int depth, boolean onlyOne) {
    List<Path> files = entries(folder, Files::isRegularFile);
    return ImageFolderFormat.detect(folder)
        .or(
            () ->
                Cifar.detect(folder, files)
                    .or(() -> Idx.detect(folder, files))
                    .or(() -> npz(folder, files))
                    .map(found -> withRestOf(folder, found)))
        .or(() -> onlyOne ? ImageFolderFormat.detectClasses(folder) : Optional.empty())
        .or(() -> depth == 0 ? Optional.empty() : inside(folder, depth));
  }

  /**
   * The data set of the only folder inside that holds one. Class folders without a folder {@code
   * train} are no data set beside others, which are more likely classes themselves.
   */
  private static Optional<DataSetFiles> inside(Path folder, int depth) {
    List<Path> folders = entries(folder, ImageFolderFormat::isOwnFolder);
    List<DataSetFiles> found =
        folders.stream()
            .flatMap(path -> in(path, depth - 1, folders.size() == 1).stream())
            .toList();
    if (found.size() > 1) {
      throw new DataSetUnusableException(
          "Folder %s holds %d data sets: %s; name one of them."
              .formatted(
                  folder,
                  found.size(),
                  found.stream()
                      .limit(MAX_NAMED)
                      .map(each -> each.path().toString())
                      .collect(Collectors.joining(", "))));
    }
    return found.stream().map(each -> withRestOf(folder, each)).findFirst();
  }

  /** Counts the entries of a folder that neither are nor hold a file of the data set. */
  private static DataSetFiles withRestOf(Path folder, DataSetFiles found) {
    IgnoredEntries ignored = new IgnoredEntries();
    found.ignored().forEach(each -> ignored.add(each.reason(), each.first(), each.count()));
    for (Path entry : entries(folder, _ -> true)) {
      if (found.files().stream().noneMatch(file -> file.startsWith(entry))) {
        boolean hidden = FolderListing.isHidden(entry.getFileName().toString());
        ignored.add(hidden ? Reason.HIDDEN : Reason.BESIDE, entry);
      }
    }
    return found.withIgnored(ignored.all());
  }

  private static Optional<DataSetFiles> npz(Path place, List<Path> files) {
    List<Path> found = files.stream().filter(FormatDetection::isNpz).toList();
    if (found.size() > 1) {
      throw new DataSetUnusableException(
          "Folder %s holds %d .npz files; name one of them, such as %s."
              .formatted(place, found.size(), found.getFirst()));
    }
    return found.stream().map(Npz::of).findFirst();
  }

  private static boolean isNpz(Path file) {
    return endsWith(file, NPZ);
  }

  private static boolean endsWith(Path file, String ending) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** The entries of a folder that a condition holds for, in the order of their names. */
  private static List<Path> entries(Path folder, Predicate<Path> condition) {
    return FolderListing.names(folder, _ -> true).stream()
        .map(folder::resolve)
        .filter(condition)
        .toList();
  }
}
