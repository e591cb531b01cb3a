package io.netspace.trainer.adapter.outbound.dl4j.loader;

import io.netspace.model.network.ImageShape;
import io.netspace.model.training.Augmentation;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Augments normalised images of one shape. Reuses its buffer; not thread-safe. */
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
   * Writes an augmented image, {@code [channels, height, width]}. Random numbers are drawn in the
   * order crop, flip, vertical shift, horizontal shift; none for what is disabled.
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

  /** Shifts an image and pads it with zeros. */
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
