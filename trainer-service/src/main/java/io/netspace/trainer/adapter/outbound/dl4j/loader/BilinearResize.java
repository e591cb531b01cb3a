package io.netspace.trainer.adapter.outbound.dl4j.loader;

import io.netspace.model.network.ImageShape;

/**
 * Resizes a crop of an image to the size of the whole image by bilinear interpolation between pixel
 * centres; beyond the crop's edge its outermost pixels are repeated.
 */
final class BilinearResize {
  private final ImageShape shape;
  private final int[] leftColumns;
  private final int[] rightColumns;
  private final float[] rightWeights;

  /** Allocates buffers for images of a shape, reused for each. */
  BilinearResize(ImageShape shape) {
    this.shape = shape;
    this.leftColumns = new int[shape.width()];
    this.rightColumns = new int[shape.width()];
    this.rightWeights = new float[shape.width()];
  }

  /** Resizes a crop of one image, {@code [channels, height, width]}, to another image. */
  void apply(float[] image, RandomResizedCrop crop, float[] target) {
    columns(crop);
    for (int y = 0; y < shape.height(); y++) {
      double coordinate = sourceCoordinate(y, crop.height(), shape.height());
      int above = (int) coordinate;
      int below = Math.min(above + 1, crop.height() - 1);
      float down = (float) (coordinate - above);
      for (int channel = 0; channel < shape.channels(); channel++) {
        int row = channel * shape.height();
        row(
            image,
            (row + crop.top() + above) * shape.width(),
            (row + crop.top() + below) * shape.width(),
            down,
            target,
            (row + y) * shape.width());
      }
    }
  }

  private void row(float[] image, int above, int below, float down, float[] target, int first) {
    for (int x = 0; x < leftColumns.length; x++) {
      float upper =
          interpolate(
              image[above + leftColumns[x]], image[above + rightColumns[x]], rightWeights[x]);
      float lower =
          interpolate(
              image[below + leftColumns[x]], image[below + rightColumns[x]], rightWeights[x]);
      target[first + x] = interpolate(upper, lower, down);
    }
  }

  private void columns(RandomResizedCrop crop) {
    for (int x = 0; x < leftColumns.length; x++) {
      double coordinate = sourceCoordinate(x, crop.width(), leftColumns.length);
      int whole = (int) coordinate;
      leftColumns[x] = crop.left() + whole;
      rightColumns[x] = crop.left() + Math.min(whole + 1, crop.width() - 1);
      rightWeights[x] = (float) (coordinate - whole);
    }
  }

  /** Coordinate in the crop of an output pixel's centre, along one axis. */
  private static double sourceCoordinate(int pixel, int cropSide, int side) {
    return Math.clamp((pixel + 0.5) * cropSide / side - 0.5, 0, cropSide - 1.0);
  }

  private static float interpolate(float one, float other, float weight) {
    return one + weight * (other - one);
  }
}
