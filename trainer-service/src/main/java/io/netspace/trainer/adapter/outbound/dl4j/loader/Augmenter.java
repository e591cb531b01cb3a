package io.netspace.trainer.adapter.outbound.dl4j.loader;

import io.netspace.model.network.ImageShape;
import io.netspace.model.training.Augmentation;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Varies scaled images of a shape as an augmentation says. Keeps its room; one thread at a time.
 */
final class Augmenter {
  private final Augmentation augmentation;
  private final ImageShape shape;
  private final BilinearResize resize;
  private final float[] resized;

  Augmenter(Augmentation augmentation, ImageShape shape) {
    this.augmentation = augmentation;
    this.shape = shape;
    this.resize = new BilinearResize(shape);
    this.resized = new float[shape.size()];
  }

  /**
   * Writes an image, {@code [channels, height, width]}, varied. The numbers are drawn in the order
   * crop, flip, shift down, shift right; for what is off, none.
   */
  void apply(float[] image, RandomGenerator random, float[] target) {
    float[] source = image;
    if (augmentation.minimumArea() > 0) {
      resize.apply(
          image, RandomResizedCrop.random(shape, augmentation.minimumArea(), random), resized);
      source = resized;
    }
    boolean flipped = augmentation.flip() && random.nextBoolean();
    int down = randomShift(random);
    int right = randomShift(random);
    translate(source, flipped, down, right, target);
  }

  /** Uniform over −padding to padding. */
  private int randomShift(RandomGenerator random) {
    int padding = augmentation.cropPadding();
    return padding == 0 ? 0 : random.nextInt(2 * padding + 1) - padding;
  }

  /** Moves an image; what moves in from outside is zeros. */
  private void translate(float[] source, boolean flipped, int down, int right, float[] target) {
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
