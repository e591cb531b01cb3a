package io.netspace.trainer.adapter.outbound.images.cache;

import io.netspace.trainer.domain.ImageSplit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Cache of decoded images on disk, shared by all trainers of a machine. A file under its final name
 * is complete; a damaged one is written again. Of several trainers that need the same file, one
 * writes it and the others wait. The least recently used files are removed before the limit would
 * be exceeded; a trainer that uses one keeps its mapping.
 */
public final class ImageCache {
  private static final Logger LOGGER = Logger.getLogger(ImageCache.class);
  private static final long PAUSE_MILLIS = 20;

  /** Between two looks at a full disk. */
  private static final Duration SPACE_PAUSE = Duration.ofSeconds(10);

  private final CacheDirectory directory;
  private final Clock clock;
  private final DiskSpace space;
  private final Duration spacePause;

  /**
   * Opens the cache in a directory, which need not exist yet.
   *
   * @param limitBytes of all files together; a single file may be larger
   */
  public ImageCache(Path directory, long limitBytes, Clock clock) {
    this(directory, limitBytes, clock, DiskSpace.BY_WRITING, SPACE_PAUSE);
  }

  ImageCache(Path directory, long limitBytes, Clock clock, DiskSpace space, Duration spacePause) {
    this.directory = new CacheDirectory(directory, limitBytes);
    this.clock = clock;
    this.space = space;
    this.spacePause = spacePause;
  }

  /** Writes all images of a new cache file. */
  @FunctionalInterface
  public interface Writer {
    void write(CacheFile file) throws InterruptedException;
  }

  /**
   * The images of a key, from their file, which is written first if needed.
   *
   * @param layout of the images of this key
   */
  public ImageSplit images(String key, CacheLayout layout, Writer filling)
      throws InterruptedException {
    try {
      directory.create();
      Optional<ImageSplit> found = lookUp(key, layout);
      return found.isPresent() ? found.get() : buildExclusively(key, layout, filling);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cache directory (%s) cannot be used: %s; set netspace.trainer.cache to another one."
              .formatted(directory.path(), e.getMessage()),
          e);
    }
  }

  private ImageSplit buildExclusively(String key, CacheLayout layout, Writer filling)
      throws IOException, InterruptedException {
    try (FileChannel channel =
            FileChannel.open(
                directory.lock(key), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = lock(channel)) {
      // Another trainer may have written it meanwhile.
      Optional<ImageSplit> found = lookUp(key, layout);
      return found.isPresent() ? found.get() : buildOnceThereIsSpace(key, layout, filling);
    }
  }

  /** Waits for space on a full disk: a failed training would count as an attempt. */
  private ImageSplit buildOnceThereIsSpace(String key, CacheLayout layout, Writer filling)
      throws IOException, InterruptedException {
    while (true) {
      try {
        return build(key, layout, filling);
      } catch (IOException e) {
        if (!DiskSpace.isExhausted(e)) {
          throw e;
        }
        LOGGER.errorf(
            "No space left for decoded images, waiting for it: cache=%s, bytes=%d, reason=%s; free space there, or set netspace.trainer.cache to another directory.",
            directory.path(), layout.bytes(), e.getMessage());
        Thread.sleep(spacePause);
      }
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException, InterruptedException {
    FileLock lock = tryLock(channel);
    while (lock == null) {
      Thread.sleep(PAUSE_MILLIS);
      lock = tryLock(channel);
    }
    return lock;
  }

  /** Null while another process or thread has the lock. */
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private ImageSplit build(String key, CacheLayout layout, Writer filling)
      throws IOException, InterruptedException {
    long start = clock.millis();
    directory.evict(layout.bytes(), clock.instant());
    Path unfinished = directory.unfinished(key + "-" + UUID.randomUUID());
    try {
      try (Arena arena = Arena.ofShared()) {
        CacheFile file = CacheFile.create(unfinished, layout, arena, space);
        filling.write(file);
        file.writeHeader();
      }
      Files.move(unfinished, directory.file(key), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    LOGGER.infof(
        "Images decoded: cache=%s, images=%d, megabytes=%d, milliseconds=%d, megabytesOfAll=%d",
        directory.file(key),
        layout.images(),
        layout.bytes() / 1_000_000,
        clock.millis() - start,
        directory.bytes() / 1_000_000);
    return CacheFile.read(directory.file(key), layout)
        .orElseThrow(() -> new IOException("what was written there could not be read again"));
  }

  /** The images of an existing, undamaged file, which is marked as used. */
  private Optional<ImageSplit> lookUp(String key, CacheLayout layout) throws IOException {
    Path file = directory.file(key);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Optional<ImageSplit> images = CacheFile.read(file, layout);
    if (images.isPresent()) {
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    } else {
      LOGGER.warnf("Cache of images is damaged, and made again: cache=%s", file);
    }
    return images;
  }
}
