package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.adapter.outbound.images.format.Ignored.Reason;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * IDX files, as those of MNIST: in big-endian order a magic number and the length of each
 * dimension, then unsigned bytes. Greyscale images {@code [image, height, width]}, and labels. The
 * files of EMNIST have a prefix, and images {@code [image, width, height]}; its letters are
 * labelled from 1.
 */
final class Idx {
  private static final int IMAGES = 0x0803;
  private static final int LABELS = 0x0801;
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int DOUBLE = 0x0e;
  private static final String EMNIST = "emnist-";
  private static final String FROM_ONE = "emnist-letters-";
  private static final Pattern TRAIN_IMAGES =
      Pattern.compile("(.*)train-images[-.]idx3-ubyte(\\.gz)?");

  /** A label, and the code of a character. */
  private static final Pattern MAPPING = Pattern.compile("(\\d{1,4})\\s+(\\d{1,5})\\b");

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Path place;
  private final String prefix;
  private final Pair train;
  private final Optional<Pair> test;
  private final Optional<Path> mapping;

  private Idx(Path place, List<Path> files, String prefix) {
    this.place = place;
    this.prefix = prefix;
    this.train = pair(files, "train").orElseThrow();
    this.test = pair(files, "t10k").or(() -> pair(files, "test"));
    this.mapping = named(files, Pattern.quote(prefix + "mapping.txt"));
  }

  /**
   * The data set of files with the names of MNIST's or EMNIST's; empty without such files.
   *
   * @throws DataSetUnusableException when there are files of several data sets, or labels are
   *     missing
   */
  static Optional<DataSetFiles> detect(Path place, List<Path> files) {
    List<String> prefixes =
        files.stream()
            .map(file -> TRAIN_IMAGES.matcher(file.getFileName().toString()))
            .filter(Matcher::matches)
            .map(name -> name.group(1))
            .distinct()
            .toList();
    if (prefixes.size() > 1 && !prefixes.contains("")) {
      throw new DataSetUnusableException(
          "Folder %s holds %d data sets, whose names begin with %s; move the files of one into a folder of its own, and name that."
              .formatted(place, prefixes.size(), String.join(", ", prefixes)));
    }
    return prefixes.stream()
        .sorted()
        .findFirst()
        .map(prefix -> new Idx(place, files, prefix).dataSet());
  }

  private record Pair(Path images, Path labels) {}

  private Optional<Pair> pair(List<Path> files, String part) {
    String start = Pattern.quote(prefix + part);
    return named(files, start + "-images[-.]idx3-ubyte(\\.gz)?")
        .map(
            images ->
                new Pair(
                    images,
                    named(files, start + "-labels[-.]idx1-ubyte(\\.gz)?")
                        .orElseThrow(
                            () ->
                                new DataSetUnusableException(
                                    "Folder %s has %s, but no %s%s-labels-idx1-ubyte beside it."
                                        .formatted(place, images.getFileName(), prefix, part)))));
  }

  private static Optional<Path> named(List<Path> files, String pattern) {
    return files.stream()
        .filter(file -> file.getFileName().toString().matches(pattern))
        .findFirst();
  }

  private DataSetFiles dataSet() {
    List<Path> all =
        Stream.concat(
                Stream.concat(Stream.of(train), test.stream())
                    .flatMap(pair -> Stream.of(pair.images(), pair.labels())),
                mapping.stream())
            .toList();
    return new DataSetFiles(place, ImageFormat.IDX, all, this::images);
  }

  private ImageIndex images(Arena arena) throws IOException {
    int[] labels = labels(train, arena);
    int classes = ImageArray.classCount(train.labels().toString(), labels);
    Map<DataSplit, List<List<EncodedImage>>> entriesByPart = new EnumMap<>(DataSplit.class);
    entriesByPart.put(DataSplit.TRAIN, array(train, labels.length, arena).byClass(labels, classes));
    if (test.isPresent()) {
      int[] testLabels = labels(test.get(), arena);
      ImageArray.requireLabelsBelow(classes, test.get().labels().toString(), testLabels);
      entriesByPart.put(
          DataSplit.TEST, array(test.get(), testLabels.length, arena).byClass(testLabels, classes));
    }
    IgnoredEntries ignored = new IgnoredEntries();
    List<String> names = classNames(classes, ignored);
    return new ImageIndex(place, names, entriesByPart, ignored.all());
  }

  /** The first character that a line of EMNIST's mapping has for each label, else the labels. */
  private List<String> classNames(int classes, IgnoredEntries ignored) throws IOException {
    List<String> numbers =
        IntStream.range(0, classes).mapToObj(label -> Integer.toString(label + first())).toList();
    if (mapping.isEmpty()) {
      return numbers;
    }
    List<String> lines =
        Files.readAllLines(mapping.get()).stream().filter(line -> !line.isBlank()).toList();
    List<String> names = new ArrayList<>();
    for (int label = 0; label < Math.min(classes, lines.size()); label++) {
      Matcher line = MAPPING.matcher(lines.get(label));
      if (line.lookingAt() && line.group(1).equals(numbers.get(label))) {
        names.add(Character.toString(Integer.parseInt(line.group(2))));
      }
    }
    if (names.size() == classes && lines.size() == classes) {
      return names;
    }
    ignored.add(Reason.CLASS_NAMES, mapping.get());
    return numbers;
  }

  /** The label of the first class in the files. */
  private int first() {
    return prefix.equals(FROM_ONE) ? 1 : 0;
  }

  private int[] labels(Pair pair, Arena arena) throws IOException {
    MemorySegment bytes = MappedFile.map(pair.labels(), arena);
    int[] labels = new int[dimensions(pair.labels(), bytes, LABELS, "labels").getFirst()];
    long start = bytes.byteSize() - labels.length;
    for (int image = 0; image < labels.length; image++) {
      labels[image] = (bytes.get(ValueLayout.JAVA_BYTE, start + image) & 0xff) - first();
    }
    return labels;
  }

  private ImageArray array(Pair pair, int labels, Arena arena) throws IOException {
    Path file = pair.images();
    MemorySegment bytes = MappedFile.map(file, arena);
    List<Integer> dimensions = dimensions(file, bytes, IMAGES, "images");
    int count = dimensions.getFirst();
    if (count != labels) {
      throw new DataSetUnusableException(
          "File %s has %d images, but %s has %d labels; they must be of the same set."
              .formatted(file, count, pair.labels(), labels));
    }
    boolean transposed = prefix.startsWith(EMNIST);
    ImageShape shape =
        ArrayShape.of(
            file.toString(),
            1,
            dimensions.get(transposed ? 2 : 1),
            dimensions.get(transposed ? 1 : 2));
    long start = bytes.byteSize() - (long) count * shape.size();
    ImageArray.Order order = transposed ? ImageArray.Order.CWH : ImageArray.Order.CHW;
    return new ImageArray(file.toString(), bytes, start, shape.size(), count, shape, order);
  }

  /** The dimensions in the header, if the length of the file agrees with them. */
  private static List<Integer> dimensions(Path file, MemorySegment bytes, int magic, String what) {
    int header = Integer.BYTES * (1 + (magic & 0xff));
    int found = bytes.byteSize() < header ? 0 : bytes.get(INT, 0);
    int type = found >> 8;
    if (found != magic && type >= UNSIGNED_BYTE && type <= DOUBLE) {
      throw new DataSetUnusableException(
          "File %s holds an IDX array of %d dimensions of type 0x%02x; %s must have %d, of bytes (0x08)."
              .formatted(file, found & 0xff, type, what, magic & 0xff));
    }
    if (found != magic) {
      throw new DataSetUnusableException(
          "File %s holds no IDX %s: it begins with 0x%08x, not 0x%08x; copy it again."
              .formatted(file, what, found, magic));
    }
    List<Integer> dimensions = new ArrayList<>();
    long size = 1;
    for (int at = Integer.BYTES; at < header; at += Integer.BYTES) {
      int dimension = bytes.get(INT, at);
      dimensions.add(dimension);
      size *= Math.max(0, dimension);
    }
    if (size == 0 || header + size != bytes.byteSize()) {
      throw new DataSetUnusableException(
          "File %s has %d bytes, but says that %d bytes of %s follow a header of %d; copy it again."
              .formatted(file, bytes.byteSize(), size, what, header));
    }
    return dimensions;
  }
}
