package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.domain.DataSetUnusableException;

/** Converts the dimensions that array files state to image shapes. */
final class ArrayShape {
  private ArrayShape() {}

  /**
   * The shape of a file's images.
   *
   * @throws DataSetUnusableException when it cannot be trained on
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
