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
  /** What stands for bytes that are no characters. */
  private static final char UNREADABLE = '\uFFFD';

  private FolderListing() {}

  /** The names of the entries of a folder that a condition holds for, sorted. */
  static List<String> names(Path folder, Predicate<String> condition) {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .map(path -> path.getFileName().toString())
          .peek(name -> requireReadable(folder, name))
          .filter(condition)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DataSetUnusableException("Folder " + folder + " cannot be listed.", e);
    }
  }

  /** A name in another encoding than the locale's cannot be opened. */
  private static void requireReadable(Path folder, String name) {
    if (name.indexOf(UNREADABLE) >= 0) {
      throw new DataSetUnusableException(
          "Folder %s has an entry (%s) whose name is not in the encoding of file names here; rename it, or set LC_ALL to a locale of UTF-8."
              .formatted(folder, name));
    }
  }

  static boolean isHidden(String name) {
    return name.startsWith(".");
  }
}
