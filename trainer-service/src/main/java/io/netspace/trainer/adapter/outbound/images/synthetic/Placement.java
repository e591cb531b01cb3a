package io.netspace.trainer.adapter.outbound.images.synthetic;

/**
 * Position of a figure in an image: its centre and radius in pixels, its rotation in radians, and
 * the ratio of its length to its width.
 */
record Placement(double x, double y, double radius, double angle, double aspect) {
  /** Largest extent of the figure from its centre, in pixels. */
  double boundingRadius() {
    return 1.5 * radius * Math.max(aspect, 1 / aspect) + 1;
  }
}
