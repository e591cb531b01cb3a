package io.netspace.offline.common;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that commands are given. */
public final class InputFile {
  private InputFile() {}

  /**
   * The text of a file, of which nothing is opened that is no file: a pipe would be waited for.
   *
   * @param kind of the file, such as {@code Study file}
   * @param advice what to name, such as {@code name a YAML file}
   * @throws CommandException when there is no such file, or it is not UTF-8
   */
  public static String readText(String kind, Path file, String advice) throws IOException {
    require(kind, file, advice);
    try {
      return Files.readString(file);
    } catch (CharacterCodingException _) {
      throw CommandException.usage(
          "%s (%s) is not UTF-8 text, but perhaps Latin-1; save it as UTF-8."
              .formatted(kind, file));
    }
  }

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
