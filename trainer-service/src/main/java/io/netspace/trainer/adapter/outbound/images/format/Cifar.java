package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The binary files of CIFAR: records of one byte for each kind of label, the finest last, and an
 * image of 3×32×32. CIFAR-10 has one label, CIFAR-100 a coarse one, which is ignored, and a fine
 * one.
 */
final class Cifar {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  private static final Cifar TEN = new Cifar(ImageFormat.CIFAR_10, 1, 10, "batches.meta.txt");
  private static final Cifar HUNDRED =
      new Cifar(ImageFormat.CIFAR_100, 2, 100, "fine_label_names.txt");

  private final ImageFormat format;
  private final int labels;
  private final int classes;
  private final String names;

  private Cifar(ImageFormat format, int labels, int classes, String names) {
    this.format = format;
    this.labels = labels;
    this.classes = classes;
    this.names = names;
  }

  /** The data set of files with the names of CIFAR's; empty without such files. */
  static Optional<DataSetFiles> detect(Path place, List<Path> files) {
    return TEN.dataSet(place, files, "data_batch_\\d+\\.bin", "test_batch.bin")
        .or(() -> HUNDRED.dataSet(place, files, "train\\.bin", "test.bin"));
  }

  private Optional<DataSetFiles> dataSet(Path place, List<Path> files, String train, String test) {
    List<Path> trainFiles = named(files, train);
    if (trainFiles.isEmpty()) {
      return Optional.empty();
    }
    List<Path> testFiles = named(files, test);
    List<Path> all =
        Stream.of(trainFiles, testFiles, named(files, names)).flatMap(List::stream).toList();
    return Optional.of(
        new DataSetFiles(place, format, all, arena -> images(place, trainFiles, testFiles, arena)));
  }

  private static List<Path> named(List<Path> files, String pattern) {
    return files.stream().filter(file -> file.getFileName().toString().matches(pattern)).toList();
  }

  private ImageIndex images(Path place, List<Path> train, List<Path> test, Arena arena)
      throws IOException {
    Map<DataSplit, List<List<EncodedImage>>> entriesByPart = new EnumMap<>(DataSplit.class);
    entriesByPart.put(DataSplit.TRAIN, entries(train, arena));
    if (!test.isEmpty()) {
      entriesByPart.put(DataSplit.TEST, entries(test, arena));
    }
    return new ImageIndex(place, classNames(place), entriesByPart);
  }

  private List<List<EncodedImage>> entries(List<Path> files, Arena arena) throws IOException {
    List<List<EncodedImage>> all =
        IntStream.range(0, classes).<List<EncodedImage>>mapToObj(_ -> new ArrayList<>()).toList();
    for (Path file : files) {
      List<List<EncodedImage>> ofFile = entries(file, MappedFile.map(file, arena));
      IntStream.range(0, classes).forEach(label -> all.get(label).addAll(ofFile.get(label)));
    }
    return all;
  }

  private List<List<EncodedImage>> entries(Path file, MemorySegment bytes) {
    int stride = labels + SHAPE.size();
    if (bytes.byteSize() == 0 || bytes.byteSize() % stride != 0) {
      throw new DataSetUnusableException(
          "File %s has %d bytes, no multiple of the %d of an image of %s; copy it again."
              .formatted(file, bytes.byteSize(), stride, format));
    }
    int count = Math.toIntExact(bytes.byteSize() / stride);
    int[] labelsByImage = new int[count];
    for (int image = 0; image < count; image++) {
      long at = (long) image * stride + labels - 1;
      labelsByImage[image] = bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }
    ImageArray.requireLabelsBelow(classes, file.toString(), labelsByImage);
    return new ImageArray(file.toString(), bytes, labels, stride, count, SHAPE, false)
        .byClass(labelsByImage, classes);
  }

  /** Class names of the text file next to the data, one a line; the labels without that file. */
  private List<String> classNames(Path place) throws IOException {
    Path file = place.resolve(names);
    if (Files.isRegularFile(file)) {
      List<String> lines =
          Files.readAllLines(file).stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
      if (lines.size() == classes) {
        return lines;
      }
    }
    return ImageArray.labelNames(classes);
  }
}
