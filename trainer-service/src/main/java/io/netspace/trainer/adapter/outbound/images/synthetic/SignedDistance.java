package io.netspace.trainer.adapter.outbound.images.synthetic;

/**
 * A plane figure of radius about 1 as a signed distance field: negative inside, positive outside,
 * with a slope of at most about 1.
 */
interface SignedDistance {
  /** Signed distance of a point to the border. */
  double distance(double x, double y);

  /** A straight bar: clutter, never a class. */
  SignedDistance BAR = (x, y) -> Math.max(Math.abs(x) - 1, Math.abs(y) - 0.16);

  /** A blob, elliptical when stretched: clutter, never a class. */
  SignedDistance BLOB = (x, y) -> (Math.sqrt(x * x + 3 * y * y) - 1) / 1.7;
}
