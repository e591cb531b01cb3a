package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists folders in an order that is the same on every machine. */
final class FolderListing {
  private FolderListing() {}

  /** The names of the entries of a folder that a condition holds for, sorted. */
  static List<String> names(Path folder, Predicate<String> condition) {
    try (Stream<Path> found = Files.list(folder)) {
      return found.map(path -> path.getFileName().toString()).filter(condition).sorted().toList();
    } catch (IOException e) {
      throw new DataSetUnusableException("Folder " + folder + " cannot be listed.", e);
    }
  }

  static boolean isHidden(String name) {
    return name.startsWith(".");
  }
}
