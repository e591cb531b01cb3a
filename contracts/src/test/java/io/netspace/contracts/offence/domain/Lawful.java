package io.netspace.contracts.offence.domain;

import io.netspace.contracts.vocabulary.ImageShape;
import java.util.Arrays;

/** Breaks no rule: the language, its arrays and the vocabulary. */
public final class Lawful {
  private final float[][] pixels;
  private final ImageShape[] shapes;

  public Lawful(int images, ImageShape shape) {
    pixels = new float[images][shape.size()];
    shapes = new ImageShape[images];
    Arrays.fill(shapes, shape);
  }

  public int size() {
    return pixels.length + shapes.length;
  }
}
