package io.netspace.trainer.adapter.outbound.images.check;

import io.netspace.model.network.ImageShape;
import io.netspace.model.training.ImageFolder;
import io.netspace.trainer.adapter.outbound.images.format.ImageFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The result of decoding every image of a data set.
 *
 * @param classes in label order
 * @param countsBySplit images of each class, for {@code train} and, where present, {@code val} and
 *     {@code test}
 * @param shape of the majority of images, or the one that all were resized to
 * @param unusable images that are corrupt or of another shape
 * @param means of each channel over the usable training images, 0 to 255
 * @param standardDeviations of each channel, likewise
 * @param resizable number of unusable images that could be used if images were resized
 * @param ignored sentences about files and folders that are not used
 * @param digest SHA-256 of the names and contents of all files, independent of their folder
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
    int resizable,
    List<String> ignored,
    String digest) {
  public DataSetCheck {
    classes = List.copyOf(classes);
    unusable = List.copyOf(unusable);
    ignored = List.copyOf(ignored);
    means = List.copyOf(means);
    standardDeviations = List.copyOf(standardDeviations);
  }

  /** An unusable image, and the reason in a few words. */
  public record UnusableImage(String image, String reason) {}

  /** Whether every image is usable. */
  public boolean isUsable() {
    return unusable.isEmpty();
  }

  /** What to do about the unusable images, in words that follow a semicolon. */
  public String remedy() {
    String removal = "mend or remove " + (unusable.size() == 1 ? "it" : "them");
    if (resizable == 0) {
      return removal;
    }
    String resizing =
        "write resize: true and input: %s under dataset to make all images one shape"
            .formatted(shape);
    return resizable == unusable.size()
        ? resizing + ", or remove " + (unusable.size() == 1 ? "it" : "them")
        : resizing + " (%d of these), and mend or remove the others".formatted(resizable);
  }

  /** Number of images in all splits, unusable ones included. */
  public int imageCount() {
    return countsBySplit.values().stream().flatMap(List::stream).mapToInt(count -> count).sum();
  }

  /** The data set as a study specifies it. */
  public ImageFolder dataSet() {
    return new ImageFolder(path.toString(), shape, classes.size());
  }
}
