package io.netspace.gateway.application;

import io.netspace.model.common.Excerpt;
import io.netspace.model.study.Study;
import io.netspace.model.training.ImageFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The folders of the trainers' machines below which studies may name data sets. Paths are compared
 * as they are written, since the gateway may not see the trainers' files; where symbolic links
 * below a root lead is not checked.
 */
public final class DataSetRoots {
  private final List<Path> roots;

  /**
   * The roots.
   *
   * @param roots absolute
   */
  public DataSetRoots(List<Path> roots) {
    this.roots = roots.stream().map(Path::normalize).toList();
  }

  /**
   * Requires that the data set of a study lies below a root.
   *
   * @throws Problem when it does not
   */
  public void require(Study study) {
    if (study.dataSet() instanceof ImageFolder images) {
      refusal(images.path())
          .ifPresent(
              advice -> {
                throw Problem.invalid(
                    "dataset.folder",
                    "dataset.folder (" + Excerpt.of(images.path()) + ") " + advice + ".");
              });
    }
  }

  private Optional<String> refusal(String folder) {
    Path path;
    try {
      path = Path.of(folder);
    } catch (InvalidPathException e) {
      return Optional.of("must be the name of a folder");
    }
    if (StreamSupport.stream(path.spliterator(), false)
        .anyMatch(part -> part.toString().equals(".."))) {
      return Optional.of("must not contain ..; write the folder's full path");
    }
    if (!path.isAbsolute()) {
      return Optional.of("must be a full path, since trainers run in another folder");
    }
    return roots.stream().anyMatch(path.normalize()::startsWith)
        ? Optional.empty()
        : Optional.of(
            "must lie in "
                + roots.stream().map(Path::toString).collect(Collectors.joining(" or "))
                + "; netspace.gateway.data-set-roots names further folders");
  }
}
