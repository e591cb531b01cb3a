package io.netspace.trainer.adapter.outbound.images.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the cache files lie, and how much they take. */
final class CacheDirectory {
  private static final String COMPLETE = ".images";
  private static final String UNFINISHED = ".part";
  private static final String LOCK = ".lock";

  /** What a trainer that was killed has left behind is older than this. */
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

  void create() throws IOException {
    Files.createDirectories(path);
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

  /** Of all complete files. */
  long bytes() throws IOException {
    return complete().stream().mapToLong(CacheEntry::bytes).sum();
  }

  /**
   * Removes the files that were not used for longest until so many bytes more are within the limit,
   * and what killed trainers left behind.
   *
   * @throws IOException when the disk has no such room
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
      throw new IOException("it has %d bytes free, but %d are needed".formatted(free, bytes));
    }
  }

  private List<CacheEntry> complete() throws IOException {
    return entries(List.of(COMPLETE));
  }

  /** Files with these endings, those used last at the end. */
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
        // It takes no room.
      }
    }
  }
}
