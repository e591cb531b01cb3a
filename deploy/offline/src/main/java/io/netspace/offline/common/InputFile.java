package io.netspace.offline.common;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that commands are given. */
public final class InputFile {
  private InputFile() {}

  /**
   * Refuses what is no file.
   *
   * @param kind of the file, such as {@code Study file}
   * @param advice what to name, such as {@code name a YAML file}
   * @throws CommandException when there is none, or something else of that name
   */
  public static void require(String kind, Path file, String advice) {
    if (Files.isRegularFile(file)) {
      return;
    }
    String what =
        Files.isDirectory(file)
            ? "is a folder"
            : Files.exists(file) ? "is not an ordinary file" : "does not exist";
    throw CommandException.usage("%s (%s) %s; %s.".formatted(kind, file, what, advice));
  }
}
