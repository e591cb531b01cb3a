package io.netspace.trainer.adapter.outbound.images;

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

/** Files as memory, so that no more of them is in the heap than the image at hand. */
final class StoredFile {
  private StoredFile() {}

  /** The content of a file; of one that ends in {@code .gz}, what was compressed. */
  static MemorySegment content(Path file, Arena arena) throws IOException {
    if (!file.getFileName().toString().endsWith(".gz")) {
      return mapped(file, arena);
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      return unpacked(in, arena);
    } catch (EOFException e) {
      throw new IOException(file + " ends early; copy it again", e);
    } catch (ZipException e) {
      throw new IOException("%s is damaged (%s); copy it again".formatted(file, e.getMessage()), e);
    }
  }

  /** What a stream gives, in a temporary file without a name. */
  static MemorySegment unpacked(InputStream in, Arena arena) throws IOException {
    Path temporary = Files.createTempFile("netspace", ".unpacked");
    try {
      Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
      return mapped(temporary, arena);
    } finally {
      Files.delete(temporary);
    }
  }

  private static MemorySegment mapped(Path file, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }
}
