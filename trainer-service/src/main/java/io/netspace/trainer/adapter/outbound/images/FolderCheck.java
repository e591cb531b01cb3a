package io.netspace.trainer.adapter.outbound.images;

import io.netspace.contracts.vocabulary.ImageFolder;
import io.netspace.contracts.vocabulary.ImageShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a folder of images holds, after every image was decoded.
 *
 * @param classes in label order
 * @param countsByPart image files of each class, for {@code train} and, where there, {@code val}
 *     and {@code test}
 * @param shape of most images
 * @param unusable images that are corrupt or of another shape
 * @param digest SHA-256 over all names and contents, the same for the same images anywhere
 */
public record FolderCheck(
    Path folder,
    List<String> classes,
    Map<String, List<Integer>> countsByPart,
    ImageShape shape,
    List<UnusableImage> unusable,
    String digest) {
  public FolderCheck {
    classes = List.copyOf(classes);
    unusable = List.copyOf(unusable);
  }

  /** An image that spoils the set, and why, in a few words. */
  public record UnusableImage(Path file, String reason) {}

  /** Whether every image can be trained on. */
  public boolean usable() {
    return unusable.isEmpty();
  }

  /** The folder as a study names it. */
  public ImageFolder dataSet() {
    return new ImageFolder(folder.toString(), shape, classes.size());
  }
}
