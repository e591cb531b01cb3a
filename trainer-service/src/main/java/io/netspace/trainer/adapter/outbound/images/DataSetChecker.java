package io.netspace.trainer.adapter.outbound.images;

import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.trainer.adapter.outbound.images.DataSetCheck.UnusableImage;
import io.netspace.trainer.domain.DataSetUnusableException;
import io.netspace.trainer.domain.PixelStatistics;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Decodes every image of a data set once, and says what it holds. */
public final class DataSetChecker {
  /** Told how far a check has come; called on many threads. */
  @FunctionalInterface
  public interface Progress {
    void checked(int done, int total);
  }

  private final StoredDataSet stored;
  private final @Nullable ImageShape resized;
  private final Progress progress;
  private final AtomicInteger done = new AtomicInteger();
  private final Map<ImageShape, PixelStatistics> trainingByShape = new ConcurrentHashMap<>();

  private DataSetChecker(StoredDataSet stored, @Nullable ImageShape resized, Progress progress) {
    this.stored = stored;
    this.resized = resized;
    this.progress = progress;
  }

  /**
   * Checks a folder or file.
   *
   * @param resized shape that all images are made to have, or null to leave them as they are
   * @throws DataSetUnusableException when it is in no known format, or no image in it is usable
   */
  public static DataSetCheck check(Path place, @Nullable ImageShape resized, Progress progress)
      throws InterruptedException {
    return new DataSetChecker(Formats.recognise(place), resized, progress).check();
  }

  private DataSetCheck check() throws InterruptedException {
    try (Arena arena = Arena.ofShared();
        InParallel pool = new InParallel()) {
      StoredImages images = stored.open(arena);
      List<Found> found = new ArrayList<>();
      int total =
          Math.toIntExact(images.entriesByPart().keySet().stream().flatMap(images::of).count());
      for (Part part : images.entriesByPart().keySet()) {
        found.addAll(pool.map(images.of(part).toList(), entry -> look(entry, part, total)));
      }
      ImageShape shape = commonShape(found);
      PixelStatistics training =
          trainingByShape.getOrDefault(shape, new PixelStatistics(shape.channels()));
      return new DataSetCheck(
          stored.place(),
          stored.format(),
          images.classes(),
          counts(images),
          shape,
          found.stream().flatMap(image -> image.objection(shape).stream()).toList(),
          IntStream.range(0, shape.channels()).mapToObj(training::mean).toList(),
          IntStream.range(0, shape.channels()).mapToObj(training::deviation).toList(),
          ContentDigest.of(stored, pool));
    }
  }

  /** A shape, or the reason why there is none. */
  private record Found(String image, @Nullable ImageShape shape, String reason) {
    Optional<UnusableImage> objection(ImageShape expected) {
      if (shape == null) {
        return Optional.of(new UnusableImage(image, reason));
      }
      return shape.equals(expected)
          ? Optional.empty()
          : Optional.of(
              new UnusableImage(image, "it is " + shape + ", but most images are " + expected));
    }
  }

  private Found look(ImageEntry entry, Part part, int total) {
    Found found =
        switch (Decoded.of(entry, resized)) {
          case Decoded.Bad bad -> new Found(bad.name(), null, bad.reason());
          case Decoded.Good good -> look(good, part);
        };
    progress.checked(done.incrementAndGet(), total);
    return found;
  }

  private Found look(Decoded.Good good, Part part) {
    Pixels pixels = good.pixels();
    ImageShape shape;
    try {
      shape = new ImageShape(pixels.channels(), pixels.height(), pixels.width());
    } catch (IllegalArgumentException e) {
      return new Found(good.name(), null, "its " + e.getMessage());
    }
    if (part == Part.TRAIN) {
      trainingByShape
          .computeIfAbsent(shape, of -> new PixelStatistics(of.channels()))
          .add(pixels.values(), 0, shape);
    }
    return new Found(good.name(), shape, "");
  }

  /** That of most images; of several, the largest. */
  private ImageShape commonShape(List<Found> found) {
    Map<ImageShape, Integer> counts = new LinkedHashMap<>();
    for (Found image : found) {
      if (image.shape() != null) {
        counts.merge(image.shape(), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(
            Map.Entry.<ImageShape, Integer>comparingByValue()
                .thenComparing(
                    Map.Entry.comparingByKey(java.util.Comparator.comparingInt(ImageShape::size))))
        .map(Map.Entry::getKey)
        .orElseThrow(
            () ->
                new DataSetUnusableException(
                    "No image in %s can be used; of %s: %s."
                        .formatted(
                            stored.place(), found.getFirst().image(), found.getFirst().reason())));
  }

  private static Map<String, List<Integer>> counts(StoredImages images) {
    Map<String, List<Integer>> counts = new LinkedHashMap<>();
    images
        .entriesByPart()
        .forEach(
            (part, entries) ->
                counts.put(part.folder(), entries.stream().map(List::size).toList()));
    return counts;
  }
}
