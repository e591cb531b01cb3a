package io.netspace.trainer.adapter.outbound.images.cache;

import io.netspace.trainer.adapter.outbound.images.format.Pixels;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A file of decoded images, see {@link CacheLayout}, memory-mapped for writing or reading. */
public final class CacheFile {
  private static final long SLICE = 1L << 30;

  private final CacheLayout layout;
  private final MemorySegment file;

  private CacheFile(CacheLayout layout, MemorySegment file) {
    this.layout = layout;
    this.file = file;
  }

  /** Creates an empty file of the layout's size, mapped as long as the arena is open. */
  static CacheFile create(Path path, CacheLayout layout, Arena arena, DiskSpace space)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      space.take(channel, layout.bytes());
      return new CacheFile(
          layout, channel.map(FileChannel.MapMode.READ_WRITE, 0, layout.bytes(), arena));
    }
  }

  /**
   * The images of a file; empty unless it is undamaged and has this layout. They stay mapped while
   * they are in use, even if the file is removed.
   */
  static Optional<ImageSplit> read(Path path, CacheLayout layout) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      if (channel.size() != layout.bytes()) {
        return Optional.empty();
      }
      CacheFile file =
          new CacheFile(
              layout,
              channel.map(FileChannel.MapMode.READ_ONLY, 0, layout.bytes(), Arena.ofAuto()));
      return file.isValid() ? Optional.of(file.images()) : Optional.empty();
    }
  }

  /** Writes one image; different ones may be written concurrently. */
  public void put(int image, int label, Pixels pixels) {
    file.set(ValueLayout.JAVA_INT, CacheLayout.HEADER + (long) Integer.BYTES * image, label);
    MemorySegment.copy(
        pixels.values(),
        0,
        file,
        ValueLayout.JAVA_BYTE,
        layout.pixels(image),
        layout.shape().size());
  }

  /** Writes the header, once all images are written. */
  void writeHeader() {
    long[] header = header();
    MemorySegment.copy(header, 0, file, ValueLayout.JAVA_LONG, 0, header.length);
    header[1] = checksum();
    MemorySegment.copy(header, 0, file, ValueLayout.JAVA_LONG, 0, header.length);
  }

  private long[] header() {
    return new long[] {
      CacheLayout.MAGIC,
      0,
      layout.shape().channels(),
      layout.shape().height(),
      layout.shape().width(),
      layout.classes(),
      layout.train(),
      layout.validation()
    };
  }

  private boolean isValid() {
    long[] expected = header();
    expected[1] = checksum();
    return file.asSlice(0, CacheLayout.HEADER).mismatch(MemorySegment.ofArray(expected)) < 0;
  }

  private long checksum() {
    CRC32C checksum = new CRC32C();
    for (long at = CacheLayout.CHECKSUM_START; at < file.byteSize(); at += SLICE) {
      long bytes = Math.min(SLICE, file.byteSize() - at);
      checksum.update(file.asSlice(at, bytes).asByteBuffer());
    }
    return checksum.getValue();
  }

  private ImageSplit images() {
    return new ImageSplit(images(0, layout.train()), images(layout.train(), layout.images()));
  }

  private LabelledImages images(int from, int to) {
    int[] labels = new int[to - from];
    long at = CacheLayout.HEADER + (long) Integer.BYTES * from;
    MemorySegment.copy(file, ValueLayout.JAVA_INT, at, labels, 0, labels.length);
    MemorySegment pixels =
        file.asSlice(layout.pixels(from), layout.pixels(to) - layout.pixels(from));
    return new LabelledImages(layout.shape(), layout.classes(), pixels, labels);
  }
}
