package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * IDX files, as those of MNIST: in big-endian order a magic number and the length of each
 * dimension, then unsigned bytes. Greyscale images {@code [image, height, width]}, and labels.
 */
final class Idx {
  private static final int IMAGES = 0x0803;
  private static final int LABELS = 0x0801;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private Idx() {}

  /** The data set of files with the names of MNIST's; empty without such files. */
  static Optional<DataSetFiles> detect(Path place, List<Path> files) {
    return pair(place, files, "train")
        .map(
            train -> {
              Optional<Pair> test = pair(place, files, "t10k");
              List<Path> all =
                  Stream.concat(Stream.of(train), test.stream())
                      .flatMap(pair -> Stream.of(pair.images(), pair.labels()))
                      .toList();
              return new DataSetFiles(
                  place, ImageFormat.IDX, all, arena -> images(place, train, test, arena));
            });
  }

  private record Pair(Path images, Path labels) {}

  private static Optional<Pair> pair(Path place, List<Path> files, String part) {
    return named(files, part + "-images[-.]idx3-ubyte(\\.gz)?")
        .map(
            images ->
                new Pair(
                    images,
                    named(files, part + "-labels[-.]idx1-ubyte(\\.gz)?")
                        .orElseThrow(
                            () ->
                                new DataSetUnusableException(
                                    "Folder %s has %s, but no %s-labels-idx1-ubyte beside it."
                                        .formatted(place, images.getFileName(), part)))));
  }

  private static Optional<Path> named(List<Path> files, String pattern) {
    return files.stream()
        .filter(file -> file.getFileName().toString().matches(pattern))
        .findFirst();
  }

  private static ImageIndex images(Path place, Pair train, Optional<Pair> test, Arena arena)
      throws IOException {
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
    return new ImageIndex(place, ImageArray.labelNames(classes), entriesByPart);
  }

  private static int[] labels(Pair pair, Arena arena) throws IOException {
    MemorySegment bytes = MappedFile.map(pair.labels(), arena);
    int[] labels = new int[dimensions(pair.labels(), bytes, LABELS, "labels").getFirst()];
    long first = bytes.byteSize() - labels.length;
    for (int image = 0; image < labels.length; image++) {
      labels[image] = bytes.get(ValueLayout.JAVA_BYTE, first + image) & 0xff;
    }
    return labels;
  }

  private static ImageArray array(Pair pair, int labels, Arena arena) throws IOException {
    Path file = pair.images();
    MemorySegment bytes = MappedFile.map(file, arena);
    List<Integer> dimensions = dimensions(file, bytes, IMAGES, "images");
    int count = dimensions.getFirst();
    if (count != labels) {
      throw new DataSetUnusableException(
          "File %s has %d images, but %s has %d labels; they must be of the same set."
              .formatted(file, count, pair.labels(), labels));
    }
    ImageShape shape = ArrayShape.of(file.toString(), 1, dimensions.get(1), dimensions.get(2));
    long first = bytes.byteSize() - (long) count * shape.size();
    return new ImageArray(file.toString(), bytes, first, shape.size(), count, shape, false);
  }

  /** The dimensions in the header, if the length of the file agrees with them. */
  private static List<Integer> dimensions(Path file, MemorySegment bytes, int magic, String what) {
    int header = Integer.BYTES * (1 + (magic & 0xff));
    int found = bytes.byteSize() < header ? 0 : bytes.get(INT, 0);
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
