package io.netspace.trainer.adapter.outbound.images.synthetic;

/**
 * Where a figure lies in an image: its centre and radius in pixels, its turn in radians, and how
 * much longer it is than wide.
 */
record Placement(double x, double y, double radius, double angle, double aspect) {
  /** How far the figure may reach from its centre, in pixels. */
  double boundingRadius() {
    return 1.5 * radius * Math.max(aspect, 1 / aspect) + 1;
  }
}
