package io.netspace.lab.chaos;

import io.netspace.offline.common.CommandException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A small file system in memory, mounted on a directory, which can be filled. Needs root. */
final class TemporaryFileSystem implements AutoCloseable {
  private static final int BLOCK = 1 << 16;

  private final Path directory;

  private TemporaryFileSystem(Path directory) {
    this.directory = directory;
  }

  /** Mounts one; what an interrupted run has left mounted there is removed first. */
  static TemporaryFileSystem mount(Path directory, int megabytes) {
    try {
      Files.createDirectories(directory);
      if (!Files.getFileStore(directory).equals(Files.getFileStore(directory.getParent()))) {
        execute(List.of("umount", directory.toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    execute(
        List.of(
            "mount",
            "-t",
            "tmpfs",
            "-o",
            "size=" + megabytes + "m",
            "netspace-chaos",
            directory.toString()));
    return new TemporaryFileSystem(directory);
  }

  /** Fills it to the last byte; may be repeated when something was deleted. */
  void fill() {
    byte[] block = new byte[BLOCK];
    for (int bytes : new int[] {BLOCK, 1}) {
      try (OutputStream out =
          Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (true) {
          out.write(block, 0, bytes);
        }
      } catch (IOException _) {
        // It is full, up to a smaller block.
      }
    }
  }

  void free() {
    try {
      Files.deleteIfExists(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path filler() {
    return directory.resolve("filler");
  }

  @Override
  public void close() {
    execute(List.of("umount", directory.toString()));
  }

  private static void execute(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw CommandException.failed(
            "The scenario disk mounts a file system, which needs root: %s: %s."
                .formatted(String.join(" ", command), answer));
      }
    } catch (IOException e) {
      throw CommandException.failed(
          "The scenario disk mounts a file system, but %s cannot be run."
              .formatted(command.getFirst()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("Interrupted.", e);
    }
  }
}
