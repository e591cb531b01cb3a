package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.Augmentation;
import io.netspace.contracts.vocabulary.ImageShape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Varies scaled images of a shape as an augmentation says. Keeps its room; one thread at a time.
 */
final class Variation {
  private final Augmentation augmentation;
  private final ImageShape shape;
  private final Enlargement enlargement;
  private final float[] enlarged;

  Variation(Augmentation augmentation, ImageShape shape) {
    this.augmentation = augmentation;
    this.shape = shape;
    this.enlargement = new Enlargement(shape);
    this.enlarged = new float[shape.size()];
  }

  /**
   * Writes an image, {@code [channels, height, width]}, varied. The numbers are drawn in the order
   * crop, flip, shift down, shift right; for what is off, none.
   */
  void apply(float[] image, RandomGenerator random, float[] target) {
    float[] source = image;
    if (augmentation.minimumArea() > 0) {
      enlargement.apply(image, Crop.random(shape, augmentation.minimumArea(), random), enlarged);
      source = enlarged;
    }
    boolean flipped = augmentation.flip() && random.nextBoolean();
    int down = shift(random);
    int right = shift(random);
    place(source, flipped, down, right, target);
  }

  /** Uniform over −padding to padding. */
  private int shift(RandomGenerator random) {
    int padding = augmentation.cropPadding();
    return padding == 0 ? 0 : random.nextInt(2 * padding + 1) - padding;
  }

  /** Moves an image; what moves in from outside is zeros. */
  private void place(float[] source, boolean flipped, int down, int right, float[] target) {
    for (int row = 0; row < shape.channels() * shape.height(); row++) {
      int y = row % shape.height() - down;
      int first = row * shape.width();
      if (y < 0 || y >= shape.height()) {
        Arrays.fill(target, first, first + shape.width(), 0);
      } else {
        row(source, (row - down) * shape.width(), flipped, right, target, first);
      }
    }
  }

  private void row(
      float[] source, int from, boolean flipped, int right, float[] target, int first) {
    int width = shape.width();
    int begin = Math.clamp(right, 0, width);
    int end = Math.clamp(width + right, 0, width);
    Arrays.fill(target, first, first + begin, 0);
    Arrays.fill(target, first + end, first + width, 0);
    if (flipped) {
      int last = from + width - 1 + right;
      for (int x = begin; x < end; x++) {
        target[first + x] = source[last - x];
      }
    } else if (end > begin) {
      System.arraycopy(source, from + begin - right, target, first + begin, end - begin);
    }
  }
}
