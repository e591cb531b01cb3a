package io.netspace.model.training;

import io.netspace.model.common.Require;
import io.netspace.model.network.ImageShape;
import org.jspecify.annotations.Nullable;

/**
 * Images in a folder or file that every trainer can read: {@code train/<class>/*.jpg|png},
 * optionally {@code val/<class>} and {@code test/<class>}; or one of the array formats that the
 * trainer's README lists, recognised by file name.
 *
 * @param onBadImage refused if absent
 * @param resize whether images of any size become {@code input}: the short side scaled, the middle
 *     of the long side kept; no if absent
 */
public record ImageFolder(
    String path,
    ImageShape input,
    int classes,
    @Nullable BadImagePolicy onBadImage,
    @Nullable Boolean resize)
    implements DataSet {
  public ImageFolder {
    Require.that(
        !path.isBlank(), "path", path, "must name a folder that holds train/<class>/ images");
    Require.that(classes >= 2 && classes <= 10_000, "classes", classes, "must be 2 to 10000");
    onBadImage = onBadImage == BadImagePolicy.SKIP ? onBadImage : null;
    resize = Boolean.TRUE.equals(resize) ? resize : null;
  }

  /** Images that all have this shape. */
  public ImageFolder(String path, ImageShape input, int classes) {
    this(path, input, classes, null, null);
  }

  /** Whether bad images are left out. */
  public boolean skips() {
    return onBadImage == BadImagePolicy.SKIP;
  }

  /** Whether images of other sizes are resized. */
  public boolean resizes() {
    return resize != null;
  }
}
