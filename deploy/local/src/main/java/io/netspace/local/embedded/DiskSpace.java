package io.netspace.local.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * The free space of the disk that a directory is on. A server ends before the disk is full, while
 * it can still close its files, and is started again once there is more than it needs to start.
 */
public final class DiskSpace {
  /** Exit code of a server whose disk is full. */
  public static final int EXIT_CODE = 74;

  private static final long MEGABYTE = 1L << 20;
  private static final long LEAST = 16 * MEGABYTE;
  private static final long LEAST_TO_START = 64 * MEGABYTE;

  private final Path directory;
  private final LongSupplier usableBytes;

  /** The disk of a directory that need not exist yet. */
  public DiskSpace(Path directory) {
    this(directory, () -> usableBytes(directory));
  }

  /** A disk whose free space is given, in bytes. */
  public DiskSpace(Path directory, LongSupplier usableBytes) {
    this.directory = directory;
    this.usableBytes = usableBytes;
  }

  /** Whether a server must end. */
  boolean isExhausted() {
    return usableBytes.getAsLong() < LEAST;
  }

  /** Whether a server can start. */
  public boolean canStart() {
    return usableBytes.getAsLong() >= LEAST_TO_START;
  }

  /** What there is, in words: {@code no space left on DIR (3 MB free)}. */
  public String shortage() {
    return "no space left on %s (%d MB free)".formatted(directory, megabytesFree());
  }

  public long megabytesFree() {
    return usableBytes.getAsLong() / MEGABYTE;
  }

  /** Megabytes that must be free for a server to start. */
  public long megabytesToStart() {
    return LEAST_TO_START / MEGABYTE;
  }

  public Path directory() {
    return directory;
  }

  private static long usableBytes(Path directory) {
    Path existing = directory.toAbsolutePath();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    try {
      return Files.getFileStore(existing).getUsableSpace();
    } catch (IOException _) {
      // What cannot be measured stops nothing: a write that fails is noticed where it fails.
      return Long.MAX_VALUE;
    }
  }
}
