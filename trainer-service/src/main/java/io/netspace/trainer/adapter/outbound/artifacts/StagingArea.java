package io.netspace.trainer.adapter.outbound.artifacts;

import io.netspace.model.study.ArtifactLayout;
import io.netspace.model.study.StudyId;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Directory of files being written or removed, so that under its final name a file appears and
 * disappears atomically. Files that a killed trainer has left here are removed by another one.
 */
final class StagingArea {
  private final ArtifactLayout layout;

  StagingArea(ArtifactLayout layout) {
    this.layout = layout;
  }

  /** An unused path in an existing directory. */
  Path newStagingPath(StudyId study) throws IOException {
    Path aside = Files.createDirectories(layout.unfinished(study));
    return aside.resolve(UUID.randomUUID().toString());
  }

  /**
   * Opens a file for writing. An interrupt does not end the writing, as it would with a channel: a
   * requeued candidate needs its checkpoint.
   */
  static OutputStream open(Path file) throws IOException {
    return new FileOutputStream(file.toFile());
  }

  /** Moves a finished file to its final name, replacing a file of that name. */
  static void publish(Path written, Path name) throws IOException {
    Files.createDirectories(name.getParent());
    Files.move(written, name, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes a file or a directory atomically, if it exists. */
  void remove(StudyId study, Path name) throws IOException {
    if (!Files.exists(name)) {
      return;
    }
    Path path = newStagingPath(study);
    try {
      Files.move(name, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException alreadyGone) {
      return;
    }
    delete(path);
  }

  /** Deletes a file, or a directory with its content, if it exists. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> found = Files.walk(path)) {
      deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }

  /** Deletes files of all studies that were begun before this time. */
  void deleteOlderThan(Instant time) throws IOException {
    for (Path study : entries(layout.directory())) {
      for (Path path : entries(study.resolve(ArtifactLayout.UNFINISHED))) {
        if (Files.getLastModifiedTime(path).toInstant().isBefore(time)) {
          delete(path);
        }
      }
    }
  }

  /** The entries of a directory; none if it does not exist. */
  static List<Path> entries(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(directory)) {
      return found.toList();
    }
  }
}
