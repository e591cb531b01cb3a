package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Recognises the format of a folder or file, by names alone. */
public final class FormatDetection {
  private static final String NPZ = ".npz";

  private FormatDetection() {}

  /**
   * The data set of a folder or file. If several formats match, the first of image folder,
   * CIFAR-10, CIFAR-100, IDX, NPZ and class folders.
   *
   * @throws DataSetUnusableException when it is none of them
   */
  public static DataSetFiles detect(Path place) {
    if (Files.isRegularFile(place) && isNpz(place)) {
      return Npz.of(place);
    }
    if (Files.exists(place) && !Files.isDirectory(place)) {
      throw new DataSetUnusableException(
          "File " + place + " is no folder and no .npz file; unpack it, and name the folder.");
    }
    if (!Files.isDirectory(place)) {
      throw new DataSetUnusableException("Folder " + place + " does not exist.");
    }
    List<Path> files = filesIn(place);
    return Stream.of(
            ImageFolderFormat.detect(place), Cifar.detect(place, files), Idx.detect(place, files))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> npz(place, files))
        .or(() -> ImageFolderFormat.detectClasses(place))
        .orElseThrow(
            () ->
                new DataSetUnusableException(
                    "Folder "
                        + place
                        + " has no folder train; images belong in train/<class>/, or in files named"
                        + " data_batch_1.bin, train.bin, train-images-idx3-ubyte or NAME.npz."));
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
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(NPZ);
  }

  /** The regular files of a folder, in the order of their names. */
  private static List<Path> filesIn(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new DataSetUnusableException("Folder " + folder + " cannot be listed.", e);
    }
  }
}
