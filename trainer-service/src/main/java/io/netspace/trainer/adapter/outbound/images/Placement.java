package io.netspace.trainer.adapter.outbound.images;

/**
 * Where a figure lies in an image: its centre and radius in pixels, its turn in radians, and how
 * much longer it is than wide.
 */
record Placement(double x, double y, double radius, double turn, double stretch) {
  /** How far the figure may reach from its centre, in pixels. */
  double reach() {
    return 1.5 * radius * Math.max(stretch, 1 / stretch) + 1;
  }
}
