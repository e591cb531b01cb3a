package io.netspace.trainer.adapter.outbound.images.check;

import io.netspace.model.network.ImageShape;
import io.netspace.model.training.ImageFolder;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.images.format.DataSplit;
import io.netspace.trainer.adapter.outbound.images.format.Ignored;
import io.netspace.trainer.adapter.outbound.images.format.ImageFormat;
import io.netspace.trainer.adapter.outbound.images.split.RequiredImages;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The result of decoding every image of a data set.
 *
 * @param classes in label order
 * @param countsBySplit images of each class, for {@code train} and, where present, {@code val} and
 *     {@code test}
 * @param usableBySplit likewise, without unusable images
 * @param shape of the majority of images, or the one that all were resized to
 * @param unusable images that are corrupt or of another shape
 * @param means of each channel over the usable training images, 0 to 255
 * @param standardDeviations of each channel, likewise
 * @param resizable number of unusable images that could be used if images were resized
 * @param ignored files, folders and arrays that are not used
 * @param digest SHA-256 of the names and contents of all files, independent of their folder
 */
public record DataSetCheck(
    Path path,
    ImageFormat format,
    List<String> classes,
    Map<String, List<Integer>> countsBySplit,
    Map<String, List<Integer>> usableBySplit,
    ImageShape shape,
    List<UnusableImage> unusable,
    List<Double> means,
    List<Double> standardDeviations,
    int resizable,
    List<Ignored> ignored,
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

  /**
   * Throws unless there are as many usable images of each class as a regime takes.
   *
   * @throws DataSetUnusableException when there are too few
   */
  public void requireEnough(Regime regime) {
    RequiredImages required =
        RequiredImages.of(regime, countsBySplit.containsKey(DataSplit.VALIDATION.folderName()));
    for (DataSplit split : required.splits()) {
      for (int label = 0; label < classes.size(); label++) {
        int found = count(countsBySplit, split, label);
        int usable = count(usableBySplit, split, label);
        int needed = required.count(split, label, classes.size());
        if (usable < needed) {
          throw RequiredImages.tooFew(
              path, classes.get(label), split, found, found - usable, needed);
        }
      }
    }
  }

  private static int count(Map<String, List<Integer>> counts, DataSplit split, int label) {
    return counts.getOrDefault(split.folderName(), List.of()).get(label);
  }

  /** The data set as a study specifies it. */
  public ImageFolder dataSet() {
    return new ImageFolder(path.toString(), shape, classes.size());
  }
}
