package io.netspace.local.access;

import io.netspace.gateway.domain.access.ApiKeys;
import io.netspace.model.common.InvalidValueException;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The API keys of a gateway in a file that only its owner reads. */
public final class KeyFile {
  private final Path path;

  /**
   * Names a file.
   *
   * @param path need not exist
   */
  public KeyFile(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  public Path path() {
    return path;
  }

  /** Its keys, none where there is no file. */
  public ApiKeys read() {
    if (Files.exists(path)) {
      InputFile.require("Key file", path, "choose another with --keys");
    }
    try {
      return ApiKeys.parse(Files.readString(path));
    } catch (NoSuchFileException none) {
      return ApiKeys.NONE;
    } catch (IOException | InvalidValueException e) {
      throw CommandException.failed(
          "Key file (%s) cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** Replaces its keys, atomically. */
  public void write(ApiKeys keys) {
    try {
      Files.createDirectories(path.getParent());
      Path part =
          Files.createTempFile(
              path.getParent(),
              "keys",
              ".part",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(part, keys.text());
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw CommandException.failed(
          "Key file (%s) cannot be written; choose another with --keys.".formatted(path), e);
    }
  }
}
