package io.netspace.trainer.adapter.outbound.images.check;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.adapter.outbound.images.check.DataSetCheck.UnusableImage;
import io.netspace.trainer.adapter.outbound.images.decoding.DecodedImage;
import io.netspace.trainer.adapter.outbound.images.decoding.ParallelMap;
import io.netspace.trainer.adapter.outbound.images.format.DataSetFiles;
import io.netspace.trainer.adapter.outbound.images.format.DataSplit;
import io.netspace.trainer.adapter.outbound.images.format.EncodedImage;
import io.netspace.trainer.adapter.outbound.images.format.FormatDetection;
import io.netspace.trainer.adapter.outbound.images.format.ImageIndex;
import io.netspace.trainer.adapter.outbound.images.format.Pixels;
import io.netspace.trainer.domain.DataSetUnusableException;
import io.netspace.trainer.domain.PixelStatistics;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks a data set by decoding every image once. */
public final class DataSetChecker {
  /** Is notified of the progress of a check; called by several threads. */
  @FunctionalInterface
  public interface ProgressListener {
    void checked(int done, int total);
  }

  private final DataSetFiles stored;
  private final @Nullable ImageShape resized;
  private final ProgressListener progress;
  private final AtomicInteger done = new AtomicInteger();
  private final Map<ImageShape, PixelStatistics> trainingByShape = new ConcurrentHashMap<>();

  private DataSetChecker(
      DataSetFiles stored, @Nullable ImageShape resized, ProgressListener progress) {
    this.stored = stored;
    this.resized = resized;
    this.progress = progress;
  }

  /**
   * Checks a folder or file.
   *
   * @param resized shape that all images are resized to, or null to leave them as they are
   * @throws DataSetUnusableException when its format is unknown, or no image is usable
   */
  public static DataSetCheck check(
      Path place, @Nullable ImageShape resized, ProgressListener progress)
      throws InterruptedException {
    return new DataSetChecker(FormatDetection.detect(place), resized, progress).check();
  }

  private DataSetCheck check() throws InterruptedException {
    try (Arena arena = Arena.ofShared();
        ParallelMap pool = new ParallelMap()) {
      ImageIndex images = stored.open(arena);
      List<InspectedImage> found = new ArrayList<>();
      int total =
          Math.toIntExact(images.imagesBySplit().keySet().stream().flatMap(images::of).count());
      for (DataSplit split : images.imagesBySplit().keySet()) {
        found.addAll(pool.map(images.of(split).toList(), entry -> inspect(entry, split, total)));
      }
      CommonShape common = commonShape(found);
      ImageShape shape = common.shape();
      PixelStatistics training =
          trainingByShape.getOrDefault(shape, new PixelStatistics(shape.channels()));
      return new DataSetCheck(
          stored.path(),
          stored.format(),
          images.classes(),
          counts(images),
          usable(images, found, common),
          shape,
          found.stream().flatMap(image -> image.problem(common).stream()).toList(),
          IntStream.range(0, shape.channels()).mapToObj(training::mean).toList(),
          IntStream.range(0, shape.channels()).mapToObj(training::standardDeviation).toList(),
          Math.toIntExact(found.stream().filter(image -> image.isResizable(shape)).count()),
          Stream.of(stored.ignored(), images.ignored()).flatMap(List::stream).toList(),
          ContentDigest.of(stored, pool));
    }
  }

  /** The shape of an image, or the reason why it is unusable. */
  private record InspectedImage(
      String image, @Nullable ImageShape shape, String reason, boolean resizable) {
    Optional<UnusableImage> problem(CommonShape common) {
      if (shape == null) {
        return Optional.of(new UnusableImage(image, reason));
      }
      return shape.equals(common.shape())
          ? Optional.empty()
          : Optional.of(new UnusableImage(image, "it is " + shape + ", but " + common));
    }

    boolean isResizable(ImageShape expected) {
      return shape == null ? resizable : !shape.equals(expected);
    }
  }

  /** The most frequent shape of the readable images. */
  private record CommonShape(ImageShape shape, int count, int images, int shapes) {
    @Override
    public String toString() {
      return 2 * count > images
          ? "most images are " + shape
          : "images have %d shapes, most often %s (%d of %d)"
              .formatted(shapes, shape, count, images);
    }
  }

  private InspectedImage inspect(EncodedImage entry, DataSplit split, int total) {
    InspectedImage found =
        switch (DecodedImage.of(entry, resized)) {
          case DecodedImage.Unusable unusable ->
              new InspectedImage(unusable.name(), null, unusable.reason(), unusable.resizable());
          case DecodedImage.Usable usable -> inspect(usable, split);
        };
    progress.checked(done.incrementAndGet(), total);
    return found;
  }

  private InspectedImage inspect(DecodedImage.Usable usable, DataSplit split) {
    Pixels pixels = usable.pixels();
    ImageShape shape;
    try {
      shape = new ImageShape(pixels.channels(), pixels.height(), pixels.width());
    } catch (IllegalArgumentException e) {
      return new InspectedImage(usable.name(), null, "its " + e.getMessage(), true);
    }
    if (split == DataSplit.TRAIN) {
      trainingByShape
          .computeIfAbsent(shape, of -> new PixelStatistics(of.channels()))
          .add(pixels.values(), 0, shape);
    }
    return new InspectedImage(usable.name(), shape, "", false);
  }

  /** The most frequent shape; of several, the largest. */
  private CommonShape commonShape(List<InspectedImage> found) {
    Map<ImageShape, Integer> counts = new LinkedHashMap<>();
    for (InspectedImage image : found) {
      if (image.shape() != null) {
        counts.merge(image.shape(), 1, Integer::sum);
      }
    }
    int readable = counts.values().stream().mapToInt(count -> count).sum();
    return counts.entrySet().stream()
        .max(
            Map.Entry.<ImageShape, Integer>comparingByValue()
                .thenComparing(
                    Map.Entry.comparingByKey(java.util.Comparator.comparingInt(ImageShape::size))))
        .map(most -> new CommonShape(most.getKey(), most.getValue(), readable, counts.size()))
        .orElseThrow(() -> new DataSetUnusableException(noneUsable(found)));
  }

  private String noneUsable(List<InspectedImage> found) {
    InspectedImage first = found.getFirst();
    String reason = first.reason();
    return "No image in %s can be used; of %s: %s%s."
        .formatted(
            stored.path(),
            first.image(),
            reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason,
            first.resizable()
                ? "; write resize: true and an input such as 3x224x224 under dataset"
                : "");
  }

  /** Counts usable images; those found are in the order of the splits and classes. */
  private static Map<String, List<Integer>> usable(
      ImageIndex images, List<InspectedImage> found, CommonShape common) {
    Iterator<InspectedImage> next = found.iterator();
    Map<String, List<Integer>> counts = new LinkedHashMap<>();
    images
        .imagesBySplit()
        .forEach(
            (split, entries) ->
                counts.put(
                    split.folderName(),
                    entries.stream()
                        .map(ofClass -> usable(next, ofClass.size(), common))
                        .toList()));
    return counts;
  }

  private static int usable(Iterator<InspectedImage> next, int count, CommonShape common) {
    int usable = 0;
    for (int i = 0; i < count; i++) {
      usable += next.next().problem(common).isEmpty() ? 1 : 0;
    }
    return usable;
  }

  private static Map<String, List<Integer>> counts(ImageIndex images) {
    Map<String, List<Integer>> counts = new LinkedHashMap<>();
    images
        .imagesBySplit()
        .forEach(
            (split, entries) ->
                counts.put(split.folderName(), entries.stream().map(List::size).toList()));
    return counts;
  }
}
