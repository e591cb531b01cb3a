package io.netspace.trainer.adapter.outbound.images.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Memory-mapped files, so that only the current image is on the heap. */
final class MappedFile {
  private MappedFile() {}

  /** The content of a file, decompressed if its name ends in {@code .gz}. */
  static MemorySegment map(Path file, Arena arena) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(file + " is no ordinary file");
    }
    if (!file.getFileName().toString().endsWith(".gz")) {
      return mapPlain(file, arena);
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      return mapDecompressed(in, arena);
    } catch (EOFException e) {
      throw new IOException(file + " ends early; copy it again", e);
    } catch (ZipException e) {
      throw new IOException("%s is damaged (%s); copy it again".formatted(file, e.getMessage()), e);
    }
  }

  /** The content of a stream, in a deleted temporary file. */
  static MemorySegment mapDecompressed(InputStream in, Arena arena) throws IOException {
    Path temporary = Files.createTempFile("netspace", ".unpacked");
    try {
      Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
      return mapPlain(temporary, arena);
    } finally {
      Files.delete(temporary);
    }
  }

  private static MemorySegment mapPlain(Path file, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }
}
