package io.netspace.trainer.adapter.outbound.artifacts;

import io.netspace.model.study.ArtifactLayout;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Enforces the size limit of the artifact directory by removing the oldest checkpoints. The size is
 * measured anew each time, since many trainers write and remove files concurrently.
 */
final class DiskQuota {
  private final ArtifactLayout layout;
  private final long limitBytes;

  DiskQuota(ArtifactLayout layout, long limitBytes) {
    this.layout = layout;
    this.limitBytes = limitBytes;
  }

  /** Bytes of all files. */
  long usedBytes() throws IOException {
    return bytes(files());
  }

  /**
   * Removes the oldest checkpoints until everything fits, or none if that would not suffice.
   *
   * @param replaced file that counts as removed already
   * @return whether everything fits
   */
  boolean freeSpaceFor(Path replaced) throws IOException {
    List<ArtifactFile> files =
        files().stream().filter(file -> !file.path().equals(replaced)).toList();
    List<ArtifactFile> checkpoints =
        files.stream()
            .filter(file -> layout.isCheckpoint(file.path()))
            .sorted(
                Comparator.comparing(ArtifactFile::lastModified).thenComparing(ArtifactFile::path))
            .toList();
    long over = bytes(files) - limitBytes;
    if (over > bytes(checkpoints)) {
      return false;
    }
    for (int oldest = 0; over > 0; oldest++) {
      Files.deleteIfExists(checkpoints.get(oldest).path());
      over -= checkpoints.get(oldest).bytes();
    }
    return true;
  }

  private static long bytes(List<ArtifactFile> files) {
    return files.stream().mapToLong(ArtifactFile::bytes).sum();
  }

  private List<ArtifactFile> files() throws IOException {
    List<ArtifactFile> files = new ArrayList<>();
    if (Files.isDirectory(layout.directory())) {
      Files.walkFileTree(layout.directory(), collecting(files));
    }
    return files;
  }

  /** Files that another trainer removes meanwhile are skipped. */
  private static FileVisitor<Path> collecting(List<ArtifactFile> files) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        files.add(new ArtifactFile(file, attributes.size(), attributes.lastModifiedTime()));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        return skipIfMissing(failure);
      }

      @Override
      public FileVisitResult postVisitDirectory(Path directory, IOException failure)
          throws IOException {
        return failure == null ? FileVisitResult.CONTINUE : skipIfMissing(failure);
      }

      private FileVisitResult skipIfMissing(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
          return FileVisitResult.CONTINUE;
        }
        throw failure;
      }
    };
  }
}
