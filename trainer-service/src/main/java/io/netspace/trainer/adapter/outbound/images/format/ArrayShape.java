package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.domain.DataSetUnusableException;

/** Shapes that files of arrays state. */
final class ArrayShape {
  private ArrayShape() {}

  /**
   * The shape of a file's images.
   *
   * @throws DataSetUnusableException when it is none that can be trained on
   */
  static ImageShape of(String file, int channels, int height, int width) {
    try {
      return new ImageShape(channels, height, width);
    } catch (IllegalArgumentException e) {
      throw new DataSetUnusableException(
          "Images in %s are %dx%dx%d: %s"
              .formatted(file, channels, height, width, String.valueOf(e.getMessage())),
          e);
    }
  }
}
