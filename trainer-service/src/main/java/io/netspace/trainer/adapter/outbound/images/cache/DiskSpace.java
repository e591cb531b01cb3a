package io.netspace.trainer.adapter.outbound.images.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Locale;

/**
 * Takes the space of a file before it is mapped: a write to a mapping cannot report a full disk.
 */
@FunctionalInterface
interface DiskSpace {
  /** Fills the file with zeros, up to its size. */
  DiskSpace BY_WRITING = DiskSpace::writeZeros;

  /**
   * Takes the space.
   *
   * @throws IOException when the disk has not that much
   */
  void take(FileChannel file, long bytes) throws IOException;

  /** Whether a failure is that of a full disk, or of a full quota. */
  static boolean isExhausted(IOException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return failure instanceof TooLittleException
        || message.contains("no space left")
        || message.contains("quota exceeded");
  }

  private static void writeZeros(FileChannel file, long bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
    for (long at = 0; at < bytes; at += zeros.capacity()) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - at));
      while (zeros.hasRemaining()) {
        int _ = file.write(zeros);
      }
    }
  }

  /** A disk has less space than a file needs. */
  @SuppressWarnings("serial")
  final class TooLittleException extends IOException {
    TooLittleException(long free, long bytes) {
      super("it has %d bytes free, but %d are needed".formatted(free, bytes));
    }
  }
}
