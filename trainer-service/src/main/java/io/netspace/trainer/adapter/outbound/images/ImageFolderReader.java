package io.netspace.trainer.adapter.outbound.images;

import io.netspace.contracts.vocabulary.ImageFolder;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.trainer.adapter.outbound.images.FolderCheck.UnusableImage;
import io.netspace.trainer.domain.DataSetUnusableException;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads folders of images, {@code train/<class>/*.jpg|jpeg|png} and optionally {@code val/<class>}
 * and {@code test/<class>}. Labels count the classes in the order of their names.
 */
public final class ImageFolderReader {
  /** Told how far a check has come; called on many threads. */
  @FunctionalInterface
  public interface Progress {
    void checked(int done, int total);
  }

  /**
   * Decodes every image once and says what the folder holds.
   *
   * @throws DataSetUnusableException when the folder is not laid out as it must be, or no image in
   *     it can be decoded
   */
  public FolderCheck check(Path folder, Progress progress) throws InterruptedException {
    FolderLayout layout = FolderLayout.of(folder);
    List<Path> files = layout.all();
    AtomicInteger done = new AtomicInteger();
    List<CheckedImage> checked =
        InParallel.map(
            files,
            file -> {
              CheckedImage image = CheckedImage.of(file);
              progress.checked(done.incrementAndGet(), files.size());
              return image;
            });
    ImageShape shape = commonShape(folder, checked);
    return new FolderCheck(
        folder,
        layout.classes(),
        counts(layout),
        shape,
        unusable(checked, shape),
        digest(folder, checked));
  }

  /**
   * As many images as the regime asks for, the same on every machine: of each class the first of
   * its files in an order shuffled from the names. Without {@code val} the validation images are
   * taken from {@code train} first; no other image is decoded.
   *
   * @throws DataSetUnusableException when an image is missing, corrupt, or of another shape
   */
  public ImageSplit read(ImageFolder dataSet, Regime regime) throws InterruptedException {
    FolderLayout layout = FolderLayout.of(Path.of(dataSet.path()));
    if (layout.classes().size() != dataSet.classes()) {
      throw new DataSetUnusableException(
          "Folder %s/train has %d class folders, but the study says %d classes."
              .formatted(dataSet.path(), layout.classes().size(), dataSet.classes()));
    }
    Selection validation =
        layout.hasValidation()
            ? new Selection(FolderLayout.VALIDATION, 0, regime.validationImages())
            : new Selection(FolderLayout.TRAIN, 0, regime.validationImages());
    Selection train =
        layout.hasValidation()
            ? new Selection(FolderLayout.TRAIN, 0, regime.trainImages())
            : new Selection(FolderLayout.TRAIN, regime.validationImages(), regime.trainImages());
    return new ImageSplit(
        decode(train.from(layout), dataSet), decode(validation.from(layout), dataSet));
  }

  private static LabelledImages decode(List<Selection.LabelledFile> files, ImageFolder dataSet)
      throws InterruptedException {
    int size = dataSet.input().size();
    byte[] pixels = new byte[files.size() * size];
    InParallel.map(
        IntStream.range(0, files.size()).boxed().toList(),
        i -> {
          decode(files.get(i).file(), dataSet).copyTo(pixels, i * size);
          return i;
        });
    int[] labels = files.stream().mapToInt(Selection.LabelledFile::label).toArray();
    return new LabelledImages(dataSet.input(), dataSet.classes(), pixels, labels);
  }

  private static StoredImage decode(Path file, ImageFolder dataSet) {
    try {
      StoredImage image = StoredImage.of(Files.readAllBytes(file));
      if (!image.shape().equals(dataSet.input())) {
        throw new DataSetUnusableException(
            "Image %s is %s, but the study says %s."
                .formatted(file, image.shape(), dataSet.input()));
      }
      return image;
    } catch (IOException e) {
      throw new DataSetUnusableException(
          "Image %s cannot be used: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static ImageShape commonShape(Path folder, List<CheckedImage> checked) {
    Map<ImageShape, Long> counts =
        checked.stream()
            .map(CheckedImage::shape)
            .filter(Objects::nonNull)
            .collect(
                Collectors.groupingBy(
                    Function.identity(), LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<ImageShape, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.comparingInt(ImageShape::size))))
        .map(Map.Entry::getKey)
        .orElseThrow(
            () ->
                new DataSetUnusableException(
                    "No image in folder %s can be decoded; of %s: %s."
                        .formatted(
                            folder, checked.getFirst().file(), checked.getFirst().reason())));
  }

  private static List<UnusableImage> unusable(List<CheckedImage> checked, ImageShape shape) {
    return checked.stream()
        .flatMap(
            image ->
                image.objection(shape).map(why -> new UnusableImage(image.file(), why)).stream())
        .toList();
  }

  private static Map<String, List<Integer>> counts(FolderLayout layout) {
    Map<String, List<Integer>> counts = new LinkedHashMap<>();
    layout
        .filesByPart()
        .forEach((part, classes) -> counts.put(part, classes.stream().map(List::size).toList()));
    return Collections.unmodifiableMap(counts);
  }

  private static String digest(Path folder, List<CheckedImage> checked) {
    String all =
        checked.stream()
            .map(image -> folder.relativize(image.file()) + " " + image.digest() + "\n")
            .collect(Collectors.joining());
    return CheckedImage.sha256(all.getBytes(StandardCharsets.UTF_8));
  }
}
