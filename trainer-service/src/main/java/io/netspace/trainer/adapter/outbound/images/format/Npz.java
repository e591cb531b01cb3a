package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.trainer.adapter.outbound.images.format.Ignored.Reason;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * NumPy's archives of arrays: a zip file of {@code .npy} files. Images are bytes, {@code [image,
 * height, width]}, or with the channels, which are the smaller of the two, last or first; labels
 * are integers, one an image.
 */
final class Npz {
  /** Names that the arrays of a split may have, images first. */
  private static final Map<DataSplit, List<Names>> NAMES_BY_PART =
      Map.of(
          DataSplit.TRAIN,
          List.of(
              new Names("x_train", "y_train"),
              new Names("train_images", "train_labels"),
              new Names("images", "labels")),
          DataSplit.VALIDATION,
          List.of(new Names("x_val", "y_val"), new Names("val_images", "val_labels")),
          DataSplit.TEST,
          List.of(new Names("x_test", "y_test"), new Names("test_images", "test_labels")));

  private static final String NPY = ".npy";
  private static final int MAX_NAMED = 8;

  private final Path file;
  private final ZipFile zip;
  private final Arena arena;

  private Npz(Path file, ZipFile zip, Arena arena) {
    this.file = file;
    this.zip = zip;
    this.arena = arena;
  }

  private record Names(String images, String labels) {}

  static DataSetFiles of(Path file) {
    return new DataSetFiles(file, ImageFormat.NPZ, List.of(file), arena -> read(file, arena));
  }

  private static ImageIndex read(Path file, Arena arena) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new Npz(file, zip, arena).images();
    } catch (ZipException e) {
      throw new DataSetUnusableException(
          "File %s is damaged, or no zip file (%s); copy it again.".formatted(file, e.getMessage()),
          e);
    }
  }

  private ImageIndex images() throws IOException {
    Names train =
        present(DataSplit.TRAIN)
            .orElseThrow(
                () ->
                    new DataSetUnusableException(
                        "File %s holds no array x_train, train_images or images, but %s; name one of its arrays so."
                            .formatted(file, names())));
    int[] labels = array(train.labels()).labels();
    int classes = ImageArray.classCount(file + ", " + train.labels(), labels);
    Map<DataSplit, List<List<EncodedImage>>> entriesByPart = new EnumMap<>(DataSplit.class);
    entriesByPart.put(DataSplit.TRAIN, entries(train.images(), labels, classes));
    for (DataSplit part : List.of(DataSplit.VALIDATION, DataSplit.TEST)) {
      Optional<Names> names = present(part);
      if (names.isPresent()) {
        int[] ofPart = array(names.get().labels()).labels();
        ImageArray.requireLabelsBelow(classes, file + ", " + names.get().labels(), ofPart);
        entriesByPart.put(part, entries(names.get().images(), ofPart, classes));
      }
    }
    return new ImageIndex(
        file, ImageArray.labelNames(classes), entriesByPart, unusedArrays(entriesByPart.keySet()));
  }

  private List<Ignored> unusedArrays(Set<DataSplit> splits) {
    Set<String> used =
        splits.stream()
            .flatMap(split -> present(split).stream())
            .flatMap(names -> Stream.of(names.images(), names.labels()))
            .map(name -> name + NPY)
            .collect(Collectors.toSet());
    IgnoredEntries ignored = new IgnoredEntries();
    zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> !used.contains(name))
        .forEach(name -> ignored.add(Reason.OTHER_ARRAY, file + ", " + withoutEnding(name)));
    return ignored.all();
  }

  private String names() {
    List<String> names = zip.stream().map(entry -> withoutEnding(entry.getName())).toList();
    String first = String.join(", ", names.subList(0, Math.min(names.size(), MAX_NAMED)));
    return names.isEmpty() ? "nothing" : names.size() > MAX_NAMED ? first + " and others" : first;
  }

  private static String withoutEnding(String name) {
    return name.endsWith(NPY) ? name.substring(0, name.length() - NPY.length()) : name;
  }

  private Optional<Names> present(DataSplit part) {
    return NAMES_BY_PART.getOrDefault(part, List.of()).stream()
        .filter(names -> zip.getEntry(names.images() + NPY) != null)
        .findFirst();
  }

  private List<List<EncodedImage>> entries(String name, int[] labels, int classes)
      throws IOException {
    ImageArray images = array(name).images();
    if (images.count() != labels.length) {
      throw new DataSetUnusableException(
          "Array %s of %s has %d images, but there are %d labels; there must be one an image."
              .formatted(name, file, images.count(), labels.length));
    }
    return images.byClass(labels, classes);
  }

  private NumpyArray array(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name + NPY);
    if (entry == null) {
      throw new DataSetUnusableException(
          "File %s holds no array %s; add it.".formatted(file, name));
    }
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      MemorySegment content = MappedFile.mapDecompressed(in, arena);
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new ZipException("wrong checksum of " + name);
      }
      return NumpyArray.of(file + ", " + name, content);
    }
  }
}
