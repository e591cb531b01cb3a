package io.netspace.messaging.testing.violations.domain;

import io.netspace.model.network.ImageShape;
import java.util.Arrays;

/** Violates no rule: the language, its arrays and the model. */
public final class Allowed {
  private final float[][] pixels;
  private final ImageShape[] shapes;

  public Allowed(int images, ImageShape shape) {
    pixels = new float[images][shape.size()];
    shapes = new ImageShape[images];
    Arrays.fill(shapes, shape);
  }

  public int size() {
    return pixels.length + shapes.length;
  }
}
