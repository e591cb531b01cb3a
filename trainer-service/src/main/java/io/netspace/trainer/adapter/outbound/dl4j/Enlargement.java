package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.ImageShape;

/**
 * Scales a crop of an image to the size of the whole image, bilinearly: pixels are squares, a value
 * lies in the middle of its own, and beyond the crop's edge its outermost pixels go on.
 */
final class Enlargement {
  private final ImageShape shape;
  private final int[] near;
  private final int[] far;
  private final float[] share;

  /** Room for the images of a shape, used again for each. */
  Enlargement(ImageShape shape) {
    this.shape = shape;
    this.near = new int[shape.width()];
    this.far = new int[shape.width()];
    this.share = new float[shape.width()];
  }

  /** From one image, {@code [channels, height, width]}, to another one. */
  void apply(float[] image, Crop crop, float[] target) {
    columns(crop);
    for (int y = 0; y < shape.height(); y++) {
      double place = place(y, crop.height(), shape.height());
      int above = (int) place;
      int below = Math.min(above + 1, crop.height() - 1);
      float down = (float) (place - above);
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
    for (int x = 0; x < near.length; x++) {
      float upper = between(image[above + near[x]], image[above + far[x]], share[x]);
      float lower = between(image[below + near[x]], image[below + far[x]], share[x]);
      target[first + x] = between(upper, lower, down);
    }
  }

  private void columns(Crop crop) {
    for (int x = 0; x < near.length; x++) {
      double place = place(x, crop.width(), near.length);
      int whole = (int) place;
      near[x] = crop.left() + whole;
      far[x] = crop.left() + Math.min(whole + 1, crop.width() - 1);
      share[x] = (float) (place - whole);
    }
  }

  /** Where in a crop's side the middle of a pixel lies. */
  private static double place(int pixel, int cropSide, int side) {
    return Math.clamp((pixel + 0.5) * cropSide / side - 0.5, 0, cropSide - 1.0);
  }

  private static float between(float one, float other, float share) {
    return one + share * (other - one);
  }
}
