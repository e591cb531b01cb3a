package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code .npy} file: a magic string, a version, the length of a header, the header, which is a
 * Python dictionary of type, order and dimensions, and the values.
 *
 * @param name for messages
 * @param type of its values, such as {@code |u1}: byte order, kind, bytes
 * @param numbers all values, the last dimension varying fastest
 */
record NumpyArray(String name, String type, List<Long> dimensions, MemorySegment numbers) {
  private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
  private static final int VERSION = MAGIC.length;
  private static final int LENGTH = VERSION + 2;
  private static final int UNICODE_BYTES = 4;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?[a-zA-Z]\\d*)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*True");
  private static final Pattern SHAPE =
      Pattern.compile("'shape'\\s*:\\s*\\(((?:\\d{1,18}|[,\\s])*)\\)");

  /** Reads the header, and checks that there are as many values as it states. */
  static NumpyArray of(String name, MemorySegment file) {
    long start = dataOffset(name, file);
    byte[] text = file.asSlice(0, start).toArray(ValueLayout.JAVA_BYTE);
    String header = new String(text, StandardCharsets.ISO_8859_1);
    Matcher type = TYPE.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    require(type.find() && shape.find(), name, "has a header that says no type or shape");
    require(
        !type.group(1).endsWith("O"),
        name,
        "holds Python objects; save it as an array of numbers instead");
    require(
        !FORTRAN.matcher(header).find(), name, "is in Fortran order; save it in C order instead");
    List<Long> dimensions =
        Arrays.stream(shape.group(1).split(","))
            .map(String::strip)
            .filter(dimension -> !dimension.isEmpty())
            .map(Long::parseLong)
            .toList();
    return of(name, type.group(1), dimensions, file.asSlice(start));
  }

  /** Checks that there are as many values as the dimensions state. */
  static NumpyArray of(String name, String type, List<Long> dimensions, MemorySegment numbers) {
    NumpyArray array = new NumpyArray(name, type, dimensions, numbers);
    // In floating point, because a damaged header may state any dimensions.
    double size =
        array.bytesOfNumber() * dimensions.stream().mapToDouble(n -> n).reduce(1, (a, b) -> a * b);
    require(
        size == array.numbers().byteSize(),
        name,
        "says %.0f bytes of numbers, but has %d; copy it again"
            .formatted(size, array.numbers().byteSize()));
    return array;
  }

  private static long dataOffset(String name, MemorySegment file) {
    boolean magic =
        file.byteSize() > LENGTH + Integer.BYTES
            && file.asSlice(0, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) < 0;
    require(magic, name, "is no NumPy array; save it with numpy.savez");
    boolean old = file.get(ValueLayout.JAVA_BYTE, VERSION) == 1;
    long length =
        old ? littleEndian(file, LENGTH, Short.BYTES) : littleEndian(file, LENGTH, Integer.BYTES);
    long start = LENGTH + (old ? Short.BYTES : Integer.BYTES) + length;
    require(start <= file.byteSize(), name, "ends in its header; copy it again");
    return start;
  }

  /** The array as labels, {@code [n]} or {@code [n, 1]}. */
  int[] labels() {
    require(
        !isText(),
        name,
        "holds text (type %s); labels must be integers from 0: save numpy.unique(labels, return_inverse=True)[1] instead"
            .formatted(type));
    require(
        type.matches(".?[iu][1248]"),
        name,
        "has numbers of type %s; labels must be integers: save %s instead"
            .formatted(
                type,
                dimensions.size() == 2 && dimensions.get(1) > 1
                    ? "labels.argmax(1)"
                    : "labels.astype(int)"));
    require(
        dimensions.size() == 1 || (dimensions.size() == 2 && dimensions.get(1) == 1),
        name,
        "has the shape %s; labels must be one number an image: of one value a class, save labels.argmax(1) instead"
            .formatted(dimensions));
    int[] labels = new int[Math.toIntExact(dimensions.getFirst())];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = Math.clamp(number(i), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    return labels;
  }

  /** The array as images. */
  ImageArray images() {
    require(
        type.matches(".?u1"),
        name,
        "has numbers of type %s; images must be bytes, uint8, from 0 to 255".formatted(type));
    require(
        dimensions.size() == 3 || dimensions.size() == 4,
        name,
        "has the shape %s; images must be [n, h, w], [n, h, w, c] or [n, c, h, w]"
            .formatted(dimensions));
    require(
        dimensions.stream().allMatch(n -> n > 0 && n <= Integer.MAX_VALUE),
        name,
        "has the shape %s, which holds no image".formatted(dimensions));
    boolean channelsLast = dimensions.size() == 4 && channelsLast();
    ImageShape shape =
        switch (dimensions.size()) {
          case 3 -> ArrayShape.of(name, 1, dimension(1), dimension(2));
          default ->
              channelsLast
                  ? ArrayShape.of(name, dimension(3), dimension(1), dimension(2))
                  : ArrayShape.of(name, dimension(1), dimension(2), dimension(3));
        };
    return new ImageArray(
        name,
        numbers,
        0,
        shape.size(),
        dimension(0),
        shape,
        channelsLast ? ImageArray.Order.HWC : ImageArray.Order.CHW);
  }

  /** The array as images of a shape, {@code [n, c h w]}. */
  ImageArray images(ImageShape shape) {
    require(
        type.matches(".?u1") && dimensions.size() == 2 && dimensions.get(1) == shape.size(),
        name,
        "has numbers of type %s in the shape %s; images of %s must be bytes, uint8, [n, %d]"
            .formatted(type, dimensions, shape, shape.size()));
    return new ImageArray(
        name, numbers, 0, shape.size(), dimension(0), shape, ImageArray.Order.CHW);
  }

  /**
   * Whether the channels are last: decided by a dimension of 1 or 3; otherwise the smaller one is
   * the channels.
   */
  private boolean channelsLast() {
    long last = dimensions.get(3);
    long first = dimensions.get(1);
    return isColours(last) || (!isColours(first) && last <= first);
  }

  private static boolean isColours(long channels) {
    return channels == 1 || channels == 3;
  }

  private int dimension(int at) {
    return Math.toIntExact(dimensions.get(at));
  }

  private int bytesOfNumber() {
    String digits = type.replaceAll("\\D", "");
    int size = digits.isEmpty() || digits.length() > 8 ? 1 : Integer.parseInt(digits);
    return type.contains("U") ? UNICODE_BYTES * size : size;
  }

  private boolean isText() {
    return type.matches(".?[USa]\\d*");
  }

  private long number(long index) {
    int bytes = bytesOfNumber();
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      int position = type.startsWith(">") ? i : bytes - 1 - i;
      value = value << 8 | unsigned(numbers, index * bytes + position);
    }
    int unused = Long.SIZE - Byte.SIZE * bytes;
    return type.contains("i") ? value << unused >> unused : value;
  }

  private static long littleEndian(MemorySegment file, long at, int bytes) {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | unsigned(file, at + i);
    }
    return value;
  }

  private static int unsigned(MemorySegment file, long at) {
    return file.get(ValueLayout.JAVA_BYTE, at) & 0xff;
  }

  private static void require(boolean holds, String name, String otherwise) {
    if (!holds) {
      throw new DataSetUnusableException("Array " + name + " " + otherwise + ".");
    }
  }
}
