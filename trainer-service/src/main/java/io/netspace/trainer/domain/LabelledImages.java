package io.netspace.trainer.domain;

import io.netspace.contracts.vocabulary.ImageShape;

/**
 * Decoded images with their classes, immutable. Pixels are unsigned bytes in the order {@code
 * [image, channel, height, width]}; labels count from 0.
 */
public final class LabelledImages {
  private final ImageShape shape;
  private final int classes;
  private final byte[] pixels;
  private final int[] labels;

  /** Takes copies of the arrays: {@code pixels} holds {@code labels.length} images of the shape. */
  public LabelledImages(ImageShape shape, int classes, byte[] pixels, int[] labels) {
    if (pixels.length != labels.length * shape.size()) {
      throw new IllegalArgumentException(
          "pixels ("
              + pixels.length
              + ") must be labels ("
              + labels.length
              + ") times image size ("
              + shape
              + ").");
    }
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "label (" + label + ") must be 0 to " + (classes - 1) + ".");
      }
    }
    this.shape = shape;
    this.classes = classes;
    this.pixels = pixels.clone();
    this.labels = labels.clone();
  }

  public ImageShape shape() {
    return shape;
  }

  public int classes() {
    return classes;
  }

  /** Number of images. */
  public int count() {
    return labels.length;
  }

  public int label(int image) {
    return labels[image];
  }

  /**
   * One number of an image, 0 to 255; {@code offset} runs over {@code [channel, height, width]}.
   */
  public int pixel(int image, int offset) {
    return pixels[image * shape.size() + offset] & 0xff;
  }
}
