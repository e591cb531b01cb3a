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
 * What is being written or removed: it lies aside, so that under its name everything appears and
 * disappears at once. What a trainer that was killed has left here is removed by another.
 */
final class StagingArea {
  private final ArtifactLayout layout;

  StagingArea(ArtifactLayout layout) {
    this.layout = layout;
  }

  /** A place that nothing is at; the directory of it is there. */
  Path newStagingPath(StudyId study) throws IOException {
    Path aside = Files.createDirectories(layout.unfinished(study));
    return aside.resolve(UUID.randomUUID().toString());
  }

  /**
   * A file to write. An interrupt does not end the writing, as it would that of a channel: a
   * candidate that is handed back needs its checkpoint.
   */
  static OutputStream open(Path file) throws IOException {
    return new FileOutputStream(file.toFile());
  }

  /** Gives what is written its name, in place of the file that had it. */
  static void publish(Path written, Path name) throws IOException {
    Files.createDirectories(name.getParent());
    Files.move(written, name, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes a file or a directory, if it is there, from its name at once. */
  void remove(StudyId study, Path name) throws IOException {
    if (!Files.exists(name)) {
      return;
    }
    Path place = newStagingPath(study);
    try {
      Files.move(name, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException alreadyGone) {
      return;
    }
    delete(place);
  }

  /** Deletes what is under no name. */
  static void delete(Path place) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> found = Files.walk(place)) {
      deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path each : deepestFirst) {
      Files.deleteIfExists(each);
    }
  }

  /** Deletes what was begun before that time, of all studies. */
  void deleteOlderThan(Instant time) throws IOException {
    for (Path study : entries(layout.directory())) {
      for (Path place : entries(study.resolve(ArtifactLayout.UNFINISHED))) {
        if (Files.getLastModifiedTime(place).toInstant().isBefore(time)) {
          delete(place);
        }
      }
    }
  }

  /** What is in a directory; nothing if there is none. */
  static List<Path> entries(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(directory)) {
      return found.toList();
    }
  }
}
