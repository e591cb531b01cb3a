package io.netspace.model.space;

/**
 * How probable each value of a stepped range is: the laws of the released code's samplers, each on
 * the grid low, low + step, …, high.
 */
public enum GridDistribution {
  /** Every value equally probable. */
  UNIFORM,
  /**
   * P(v) = (ln v − ln max(v − step, L)) / (ln high − ln L) with L = low − min(step, low / 2): the
   * released code's log-uniform law on a grid.
   */
  LOG_UNIFORM,
  /** Every power of two in [low, high] equally probable; no other value. */
  POWER2_UNIFORM,
  /**
   * Powers of two below the step, multiples of the step above: each of the K powers of two in [low,
   * high] has the mass 1 / K; what those of step and more have is spread log-uniformly over the
   * multiples.
   */
  POWER2_OR_LOG_UNIFORM,
  /**
   * The normal law around the middle of [low, high] with a sixth of its length as deviation, given
   * that it falls inside; a value has the mass that is rounded to it.
   */
  NORMAL,
  /** The normal law of the logarithm, given that it falls inside; rounded on the plain scale. */
  LOG_NORMAL;

  /** Whether only powers of two make up the range, or its lower part. */
  public boolean hasPowersOfTwo() {
    return this == POWER2_UNIFORM || this == POWER2_OR_LOG_UNIFORM;
  }

  /** Whether the law is one of logarithms, so that its values must be above 0. */
  public boolean isOfLogarithms() {
    return this != UNIFORM && this != NORMAL;
  }
}
