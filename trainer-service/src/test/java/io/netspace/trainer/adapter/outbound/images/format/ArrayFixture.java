package io.netspace.trainer.adapter.outbound.images.format;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files of arrays; the pixels of image {@code i} count up from {@code 10 i}. */
public final class ArrayFixture {
  private final Path folder;

  public ArrayFixture(Path folder) {
    this.folder = folder;
  }

  /** The value at a place of an image, its numbers in the order in which they are stored. */
  public static int pixel(int image, int at) {
    return (10 * image + at) & 0xff;
  }

  public static byte[] pixels(int image, int size) {
    byte[] pixels = new byte[size];
    for (int at = 0; at < size; at++) {
      pixels[at] = (byte) pixel(image, at);
    }
    return pixels;
  }

  static byte[] pixels(int first, int images, int size) {
    ByteBuffer all = ByteBuffer.allocate(images * size);
    for (int image = 0; image < images; image++) {
      all.put(pixels(first + image, size));
    }
    return all.array();
  }

  /** Records of CIFAR: so many bytes of coarse labels (0 or 1), the label, the image. */
  public Path cifar(String name, int coarse, int firstImage, int... labels) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < labels.length; i++) {
      out.write(new byte[coarse]);
      out.write(labels[i]);
      out.write(pixels(firstImage + i, 3072));
    }
    return write(name, out.toByteArray());
  }

  /**
   * A file of CIFAR for Python, as Python 2 pickled it: protocol 2, texts of one byte a character.
   */
  public Path pickledCifar(String name, String labelsField, int firstImage, int... labels)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("\u0080\u0002}q\u0001("));
    out.writeBytes(text("batch_label"));
    out.writeBytes(text("a batch"));
    out.writeBytes(text(labelsField));
    out.writeBytes(ascii("]q\u0003("));
    for (int label : labels) {
      out.writeBytes(ascii("M"));
      out.write(label);
      out.write(label >> Byte.SIZE);
    }
    out.writeBytes(ascii("e"));
    out.writeBytes(text("data"));
    out.writeBytes(ascii("cnumpy.core.multiarray\n_reconstruct\nq\u0004cnumpy\nndarray\nq\u0005"));
    out.writeBytes(ascii("K\0\u0085q\u0006U\u0001b\u0087Rq\u0007(K\u0001M"));
    out.write(labels.length);
    out.write(labels.length >> Byte.SIZE);
    out.writeBytes(ascii("M\0\u000c\u0086cnumpy\ndtype\nq\u0008U\u0002u1K\0K\u0001\u0087R"));
    out.writeBytes(
        ascii("q\u0009(K\u0003U\u0001|NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0tb"));
    out.writeBytes(ascii("\u0089T"));
    byte[] numbers = pixels(firstImage, labels.length, 3072);
    out.writeBytes(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(numbers.length)
            .array());
    out.writeBytes(numbers);
    out.writeBytes(ascii("tbu."));
    return write(name, out.toByteArray());
  }

  /** The pickled class names of CIFAR for Python. */
  Path pickledNames(String name, String field, String... classes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("\u0080\u0002}q\u0001"));
    out.writeBytes(text(field));
    out.writeBytes(ascii("]q\u0002("));
    for (String each : classes) {
      out.writeBytes(text(each));
    }
    out.writeBytes(ascii("es."));
    return write(name, out.toByteArray());
  }

  private static byte[] text(String text) {
    return ascii("U" + (char) text.length() + text + "q\u0010");
  }

  private static byte[] ascii(String bytes) {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Images of 2 × 3. */
  Path idxImages(String name, int magic, int count, int written) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(out);
    for (int number : new int[] {magic, count, 2, 3}) {
      data.writeInt(number);
    }
    data.write(pixels(0, written, 6));
    return write(name, out.toByteArray());
  }

  Path idxLabels(String name, int... labels) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(0x801);
    data.writeInt(labels.length);
    for (int label : labels) {
      data.writeByte(label);
    }
    return write(name, out.toByteArray());
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out =
        name.endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      out.write(content);
    }
    return file;
  }

  /** An {@code .npy} file. */
  static byte[] npy(String type, String shape, byte[] numbers) {
    return npy(
        1,
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape),
        numbers);
  }

  static byte[] npy(int version, String header, byte[] numbers) {
    byte[] text = (header + "\n").getBytes(StandardCharsets.ISO_8859_1);
    int length = version == 1 ? Short.BYTES : Integer.BYTES;
    ByteBuffer file =
        ByteBuffer.allocate(8 + length + text.length + numbers.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1))
            .put((byte) version)
            .put((byte) 0);
    if (version == 1) {
      file.putShort((short) text.length);
    } else {
      file.putInt(text.length);
    }
    return file.put(text).put(numbers).array();
  }

  /** Labels as numbers of eight bytes. */
  static byte[] longs(int... labels) {
    ByteBuffer bytes =
        ByteBuffer.allocate(labels.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int label : labels) {
      bytes.putLong(label);
    }
    return bytes.array();
  }

  /** An archive of arrays, written one by one. */
  final class Archive implements AutoCloseable {
    private final Path file;
    private final ZipOutputStream zip;
    private final boolean deflated;

    Archive(String name, boolean deflated) throws IOException {
      this.file = folder.resolve(name);
      this.zip = new ZipOutputStream(Files.newOutputStream(file));
      this.deflated = deflated;
    }

    Archive with(String array, byte[] npy) throws IOException {
      ZipEntry entry = new ZipEntry(array + ".npy");
      if (!deflated) {
        CRC32 checksum = new CRC32();
        checksum.update(npy);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(npy.length);
        entry.setCrc(checksum.getValue());
      }
      zip.putNextEntry(entry);
      zip.write(npy);
      return this;
    }

    Path written() throws IOException {
      zip.close();
      return file;
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
