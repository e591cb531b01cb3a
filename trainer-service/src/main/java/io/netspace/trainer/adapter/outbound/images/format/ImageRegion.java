package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.model.network.ImageShape;
import java.awt.Rectangle;
import javax.imageio.ImageReadParam;

/**
 * The pixels of an image file that are decoded: all of them, or of a large image that is resized
 * every n-th row and column of the part that the resized image shows.
 *
 * @param period n
 */
record ImageRegion(int x, int y, int width, int height, int period) {
  /** Images of up to this many pixels are decoded as a whole. */
  static final int MAX_WHOLE = 4 << 20;

  /** More rows and columns are left out until no more pixels than these remain. */
  private static final long SUFFICIENT = 1 << 20;

  /** The region of an image of this size; its part is the centre that covers the shape. */
  static ImageRegion of(int width, int height, ImageShape resized, boolean swapsAxes) {
    if ((long) width * height <= MAX_WHOLE) {
      return new ImageRegion(0, 0, width, height, 1);
    }
    int targetWidth = swapsAxes ? resized.height() : resized.width();
    int targetHeight = swapsAxes ? resized.width() : resized.height();
    double scale = Math.min((double) width / targetWidth, (double) height / targetHeight);
    int shownWidth = Math.clamp((long) Math.ceil(targetWidth * scale), 1, width);
    int shownHeight = Math.clamp((long) Math.ceil(targetHeight * scale), 1, height);
    int period = 1;
    while (period + 1 <= scale
        && (long) (shownWidth / period) * (shownHeight / period) > SUFFICIENT) {
      period++;
    }
    return new ImageRegion(
        (width - shownWidth) / 2, (height - shownHeight) / 2, shownWidth, shownHeight, period);
  }

  /** Number of pixels that are decoded. */
  long pixels() {
    return ((long) width + period - 1) / period * ((height + period - 1) / period);
  }

  void applyTo(ImageReadParam parameters) {
    parameters.setSourceRegion(new Rectangle(x, y, width, height));
    // The middle one of each n pixels.
    int offset = Math.min((period - 1) / 2, Math.min(width, height) - 1);
    parameters.setSourceSubsampling(period, period, offset, offset);
  }

  boolean isWhole(int imageWidth, int imageHeight) {
    return period == 1 && width == imageWidth && height == imageHeight;
  }
}
