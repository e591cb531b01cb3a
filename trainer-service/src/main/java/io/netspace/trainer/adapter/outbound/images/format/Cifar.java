package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.adapter.outbound.images.format.Ignored.Reason;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The files of CIFAR, images of 3×32×32. CIFAR-100 has coarse labels, which are ignored, and fine
 * ones.
 */
enum Cifar {
  TEN(ImageFormat.CIFAR_10, 10, "data_batch_\\d+\\.bin", "test_batch\\.bin", "batches.meta.txt"),
  HUNDRED(ImageFormat.CIFAR_100, 100, "train\\.bin", "test\\.bin", "fine_label_names.txt"),
  TEN_PYTHON(ImageFormat.CIFAR_10_PYTHON, 10, "data_batch_\\d+", "test_batch", "batches.meta"),
  HUNDRED_PYTHON(ImageFormat.CIFAR_100_PYTHON, 100, "train", "test", "meta");

  private static final Pattern BATCH = Pattern.compile("data_batch_(\\d{1,4})");
  private static final int PUBLISHED_BATCHES = 5;
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  private final ImageFormat format;
  private final int classes;
  private final String train;
  private final String test;
  private final String names;

  Cifar(ImageFormat format, int classes, String train, String test, String names) {
    this.format = format;
    this.classes = classes;
    this.train = train;
    this.test = test;
    this.names = names;
  }

  /** The data set of files with the names of CIFAR's; empty without such files. */
  static Optional<DataSetFiles> detect(Path place, List<Path> files) {
    return Stream.of(values()).flatMap(kind -> kind.dataSet(place, files).stream()).findFirst();
  }

  private Optional<DataSetFiles> dataSet(Path place, List<Path> files) {
    List<Path> trainFiles = named(files, train);
    List<Path> testFiles = named(files, test);
    requireConsecutive(place, trainFiles);
    List<Path> namesFiles = named(files, names.replace(".", "\\."));
    boolean isTrainOfAnything =
        this == HUNDRED_PYTHON && testFiles.isEmpty() && namesFiles.isEmpty();
    if (trainFiles.isEmpty() || isTrainOfAnything) {
      return Optional.empty();
    }
    List<Path> all = Stream.of(trainFiles, testFiles, namesFiles).flatMap(List::stream).toList();
    return Optional.of(
        new DataSetFiles(place, format, all, arena -> images(place, trainFiles, testFiles, arena)));
  }

  /** Batches are numbered from 1; one that is missing was not copied. */
  private static void requireConsecutive(Path place, List<Path> batches) {
    List<Integer> numbers =
        batches.stream()
            .map(file -> BATCH.matcher(file.getFileName().toString()))
            .filter(Matcher::lookingAt)
            .map(name -> Integer.valueOf(name.group(1)))
            .sorted()
            .toList();
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) > i + 1 && numbers.getLast() <= PUBLISHED_BATCHES) {
        throw new DataSetUnusableException(
            "Folder %s has data_batch_%d, but no data_batch_%d; copy it, too."
                .formatted(place, numbers.getLast(), i + 1));
      }
    }
  }

  private static List<Path> named(List<Path> files, String pattern) {
    return files.stream().filter(file -> file.getFileName().toString().matches(pattern)).toList();
  }

  private ImageIndex images(Path place, List<Path> trainFiles, List<Path> testFiles, Arena arena)
      throws IOException {
    Map<DataSplit, List<List<EncodedImage>>> entriesByPart = new EnumMap<>(DataSplit.class);
    entriesByPart.put(DataSplit.TRAIN, entries(trainFiles, arena));
    if (!testFiles.isEmpty()) {
      entriesByPart.put(DataSplit.TEST, entries(testFiles, arena));
    }
    Path namesFile = place.resolve(names);
    List<String> found = Files.isRegularFile(namesFile) ? classNames(namesFile, arena) : List.of();
    IgnoredEntries ignored = new IgnoredEntries();
    if (Files.isRegularFile(namesFile) && found.size() != classes) {
      ignored.add(Reason.CLASS_NAMES, namesFile);
    }
    return new ImageIndex(
        place,
        found.size() == classes ? found : ImageArray.labelNames(classes),
        entriesByPart,
        ignored.all());
  }

  private List<List<EncodedImage>> entries(List<Path> files, Arena arena) throws IOException {
    List<List<EncodedImage>> all =
        IntStream.range(0, classes).<List<EncodedImage>>mapToObj(_ -> new ArrayList<>()).toList();
    for (Path file : files) {
      Batch batch = batch(file, arena);
      ImageArray.requireLabelsBelow(classes, file.toString(), batch.labels());
      List<List<EncodedImage>> ofFile = batch.images().byClass(batch.labels(), classes);
      IntStream.range(0, classes).forEach(label -> all.get(label).addAll(ofFile.get(label)));
    }
    return all;
  }

  /** The images of one file. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Batch(ImageArray images, int[] labels) {}

  private Batch batch(Path file, Arena arena) throws IOException {
    return switch (this) {
      case TEN -> records(file, 1, arena);
      case HUNDRED -> records(file, 2, arena);
      case TEN_PYTHON -> dictionary(file, "labels", arena);
      case HUNDRED_PYTHON -> dictionary(file, "fine_labels", arena);
    };
  }

  /** Records of one byte for each kind of label, the finest last, and an image. */
  private Batch records(Path file, int kinds, Arena arena) throws IOException {
    MemorySegment bytes = MappedFile.map(file, arena);
    int stride = kinds + SHAPE.size();
    if (bytes.byteSize() == 0 || bytes.byteSize() % stride != 0) {
      throw new DataSetUnusableException(
          "File %s has %d bytes, no multiple of the %d of an image of %s; copy it again."
              .formatted(file, bytes.byteSize(), stride, format));
    }
    int count = Math.toIntExact(bytes.byteSize() / stride);
    int[] labels = new int[count];
    for (int image = 0; image < count; image++) {
      long at = (long) image * stride + kinds - 1;
      labels[image] = bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }
    return new Batch(
        new ImageArray(file.toString(), bytes, kinds, stride, count, SHAPE, ImageArray.Order.CHW),
        labels);
  }

  /** A pickled dictionary of the array {@code data} and a list of labels. */
  private static Batch dictionary(Path file, String labelsField, Arena arena) throws IOException {
    PickledDictionary dictionary = PickledDictionary.read(file, arena);
    NumpyArray data = dictionary.array("data");
    int[] labels = dictionary.integers(labelsField);
    ImageArray images = data.images(SHAPE);
    if (images.count() != labels.length) {
      throw new DataSetUnusableException(
          "File %s has %d images in data, but %d labels in %s; there must be one an image."
              .formatted(file, images.count(), labels.length, labelsField));
    }
    return new Batch(images, labels);
  }

  /** Class names of the file next to the data. */
  private List<String> classNames(Path file, Arena arena) throws IOException {
    return switch (this) {
      case TEN, HUNDRED ->
          Files.readAllLines(file).stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
      case TEN_PYTHON -> PickledDictionary.read(file, arena).texts("label_names");
      case HUNDRED_PYTHON -> PickledDictionary.read(file, arena).texts("fine_label_names");
    };
  }
}
