package io.netspace.trainer.adapter.outbound.images;

import io.netspace.contracts.vocabulary.ImageFolder;
import io.netspace.contracts.vocabulary.ImageShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a data set holds, after every image was decoded.
 *
 * @param classes in label order
 * @param countsByPart images of each class, for {@code train} and, where there, {@code val} and
 *     {@code test}
 * @param shape of most images, or the one that all were resized to
 * @param unusable images that are corrupt or of another shape
 * @param means of each channel over the usable training images, 0 to 255
 * @param deviations standard ones, likewise
 * @param digest SHA-256 over the names and contents of all files, the same wherever they lie
 */
public record DataSetCheck(
    Path place,
    ImageFormat format,
    List<String> classes,
    Map<String, List<Integer>> countsByPart,
    ImageShape shape,
    List<UnusableImage> unusable,
    List<Double> means,
    List<Double> deviations,
    String digest) {
  public DataSetCheck {
    classes = List.copyOf(classes);
    unusable = List.copyOf(unusable);
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
  }

  /** An image that spoils the set, and why, in a few words. */
  public record UnusableImage(String image, String reason) {}

  /** Whether every image can be trained on. */
  public boolean usable() {
    return unusable.isEmpty();
  }

  /** Of all parts, unusable ones included. */
  public int images() {
    return countsByPart.values().stream().flatMap(List::stream).mapToInt(count -> count).sum();
  }

  /** The data set as a study names it. */
  public ImageFolder dataSet() {
    return new ImageFolder(place.toString(), shape, classes.size());
  }
}
