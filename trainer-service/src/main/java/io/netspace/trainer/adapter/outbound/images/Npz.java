package io.netspace.trainer.adapter.outbound.images;

import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  /** What the arrays of a part may be called, images first. */
  private static final Map<Part, List<Names>> NAMES_BY_PART =
      Map.of(
          Part.TRAIN,
          List.of(
              new Names("x_train", "y_train"),
              new Names("train_images", "train_labels"),
              new Names("images", "labels")),
          Part.VALIDATION,
          List.of(new Names("x_val", "y_val"), new Names("val_images", "val_labels")),
          Part.TEST,
          List.of(new Names("x_test", "y_test"), new Names("test_images", "test_labels")));

  private final Path file;
  private final ZipFile zip;
  private final Arena arena;

  private Npz(Path file, ZipFile zip, Arena arena) {
    this.file = file;
    this.zip = zip;
    this.arena = arena;
  }

  private record Names(String images, String labels) {}

  static StoredDataSet of(Path file) {
    return new StoredDataSet(file, ImageFormat.NPZ, List.of(file), arena -> read(file, arena));
  }

  private static StoredImages read(Path file, Arena arena) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new Npz(file, zip, arena).images();
    } catch (ZipException e) {
      throw new DataSetUnusableException(
          "File %s is damaged, or no zip file (%s); copy it again.".formatted(file, e.getMessage()),
          e);
    }
  }

  private StoredImages images() throws IOException {
    Names train =
        present(Part.TRAIN)
            .orElseThrow(
                () ->
                    new DataSetUnusableException(
                        "File %s holds no array x_train, train_images or images; name one of its arrays so."
                            .formatted(file)));
    int[] labels = array(train.labels()).labels();
    int classes = ImageArray.classes(file + ", " + train.labels(), labels);
    Map<Part, List<List<ImageEntry>>> entriesByPart = new EnumMap<>(Part.class);
    entriesByPart.put(Part.TRAIN, entries(train.images(), labels, classes));
    for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
      Optional<Names> names = present(part);
      if (names.isPresent()) {
        int[] ofPart = array(names.get().labels()).labels();
        ImageArray.requireBelow(classes, file + ", " + names.get().labels(), ofPart);
        entriesByPart.put(part, entries(names.get().images(), ofPart, classes));
      }
    }
    return new StoredImages(file, ImageArray.numbered(classes), entriesByPart);
  }

  private Optional<Names> present(Part part) {
    return NAMES_BY_PART.getOrDefault(part, List.of()).stream()
        .filter(names -> zip.getEntry(names.images() + ".npy") != null)
        .findFirst();
  }

  private List<List<ImageEntry>> entries(String name, int[] labels, int classes)
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
    ZipEntry entry = zip.getEntry(name + ".npy");
    if (entry == null) {
      throw new DataSetUnusableException(
          "File %s holds no array %s; add it.".formatted(file, name));
    }
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      MemorySegment content = StoredFile.unpacked(in, arena);
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new ZipException("wrong checksum of " + name);
      }
      return NumpyArray.of(file + ", " + name, content);
    }
  }
}
