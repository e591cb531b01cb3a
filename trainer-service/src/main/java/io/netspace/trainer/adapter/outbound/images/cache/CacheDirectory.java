package io.netspace.trainer.adapter.outbound.images.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory of the cache files, with its size limit. */
final class CacheDirectory {
  private static final String COMPLETE = ".images";
  private static final String UNFINISHED = ".part";
  private static final String LOCK = ".lock";

  /** Unfinished files older than this were left by killed trainers. */
  private static final Duration STALE_AFTER = Duration.ofDays(1);

  private final Path path;
  private final long limitBytes;

  CacheDirectory(Path path, long limitBytes) {
    this.path = path;
    this.limitBytes = limitBytes;
  }

  Path path() {
    return path;
  }

  /** Creates it if it is new, for its owner alone: it holds the images of studies. */
  void create() throws IOException {
    if (Files.exists(path)) {
      return;
    }
    Files.createDirectories(path);
    PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (posix != null) {
      posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
  }

  Path file(String key) {
    return path.resolve(key + COMPLETE);
  }

  Path unfinished(String name) {
    return path.resolve(name + UNFINISHED);
  }

  Path lock(String key) {
    return path.resolve(key + LOCK);
  }

  /** Total size of all complete files. */
  long bytes() throws IOException {
    return complete().stream().mapToLong(CacheEntry::bytes).sum();
  }

  /**
   * Removes the least recently used files until this many more bytes are within the limit, and the
   * files that killed trainers left.
   *
   * @throws IOException when the disk does not have that much free space
   */
  void evict(long bytes, Instant now) throws IOException {
    for (CacheEntry old : entries(List.of(UNFINISHED, LOCK))) {
      if (old.lastUsed().isBefore(now.minus(STALE_AFTER))) {
        Files.deleteIfExists(old.path());
      }
    }
    long taken = bytes();
    for (CacheEntry oldest : complete()) {
      if (taken + bytes > limitBytes) {
        Files.deleteIfExists(oldest.path());
        taken -= oldest.bytes();
      }
    }
    long free = Files.getFileStore(path).getUsableSpace();
    if (free < bytes) {
      throw new DiskSpace.TooLittleException(free, bytes);
    }
  }

  private List<CacheEntry> complete() throws IOException {
    return entries(List.of(COMPLETE));
  }

  /** Files with these suffixes, from the least to the most recently used. */
  private List<CacheEntry> entries(List<String> endings) throws IOException {
    List<CacheEntry> aged = new ArrayList<>();
    try (Stream<Path> found = Files.list(path)) {
      for (Path file : found.toList()) {
        if (endings.stream().anyMatch(file.toString()::endsWith)) {
          CacheEntry.of(file, aged);
        }
      }
    }
    aged.sort(Comparator.comparing(CacheEntry::lastUsed).thenComparing(CacheEntry::path));
    return aged;
  }

  private record CacheEntry(Path path, long bytes, Instant lastUsed) {
    /** Adds a file, unless another trainer has removed it meanwhile. */
    static void of(Path file, List<CacheEntry> aged) throws IOException {
      try {
        aged.add(
            new CacheEntry(file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
      } catch (java.nio.file.NoSuchFileException _) {
        // It takes no space.
      }
    }
  }
}
