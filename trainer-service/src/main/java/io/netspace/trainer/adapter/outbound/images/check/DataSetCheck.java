package io.netspace.trainer.adapter.outbound.images.check;

import io.netspace.model.network.ImageShape;
import io.netspace.model.training.ImageFolder;
import io.netspace.trainer.adapter.outbound.images.format.ImageFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a data set holds, after every image was decoded.
 *
 * @param classes in label order
 * @param countsBySplit images of each class, for {@code train} and, where there, {@code val} and
 *     {@code test}
 * @param shape of most images, or the one that all were resized to
 * @param unusable images that are corrupt or of another shape
 * @param means of each channel over the usable training images, 0 to 255
 * @param standardDeviations standard ones, likewise
 * @param digest SHA-256 over the names and contents of all files, the same wherever they lie
 */
public record DataSetCheck(
    Path path,
    ImageFormat format,
    List<String> classes,
    Map<String, List<Integer>> countsBySplit,
    ImageShape shape,
    List<UnusableImage> unusable,
    List<Double> means,
    List<Double> standardDeviations,
    String digest) {
  public DataSetCheck {
    classes = List.copyOf(classes);
    unusable = List.copyOf(unusable);
    means = List.copyOf(means);
    standardDeviations = List.copyOf(standardDeviations);
  }

  /** An image that spoils the set, and why, in a few words. */
  public record UnusableImage(String image, String reason) {}

  /** Whether every image can be trained on. */
  public boolean isUsable() {
    return unusable.isEmpty();
  }

  /** Of all parts, unusable ones included. */
  public int imageCount() {
    return countsBySplit.values().stream().flatMap(List::stream).mapToInt(count -> count).sum();
  }

  /** The data set as a study names it. */
  public ImageFolder dataSet() {
    return new ImageFolder(path.toString(), shape, classes.size());
  }
}
