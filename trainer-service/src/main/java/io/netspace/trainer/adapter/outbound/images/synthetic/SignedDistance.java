package io.netspace.trainer.adapter.outbound.images.synthetic;

/**
 * A plane figure that reaches about 1 from its centre, by its distance field: below 0 inside, above
 * 0 outside, growing by at most about 1 for each 1 of way.
 */
interface SignedDistance {
  /** Signed distance of a point to the border. */
  double distance(double x, double y);

  /** A straight bar: clutter, never a class. */
  SignedDistance BAR = (x, y) -> Math.max(Math.abs(x) - 1, Math.abs(y) - 0.16);

  /** An ellipse-like blob, once stretched: clutter, never a class. */
  SignedDistance BLOB = (x, y) -> (Math.sqrt(x * x + 3 * y * y) - 1) / 1.7;
}
