package io.netspace.model.space;

/**
 * The distribution of a stepped range's values: those of the released code's samplers, each on the
 * grid low, low + step, …, high.
 */
public enum GridDistribution {
  /** Every value equally probable. */
  UNIFORM,
  /**
   * P(v) = (ln v − ln max(v − step, L)) / (ln high − ln L) with L = low − min(step, low / 2): the
   * released code's log-uniform distribution on a grid.
   */
  LOG_UNIFORM,
  /** Every power of two in [low, high] equally probable; no other value. */
  POWER2_UNIFORM,
  /**
   * Powers of two below the step, multiples of the step above: each of the K powers of two in [low,
   * high] has the probability 1 / K; that of the powers from the step on is spread log-uniformly
   * over the multiples.
   */
  POWER2_OR_LOG_UNIFORM,
  /**
   * The truncated normal distribution on [low, high], its mean the middle and its deviation a sixth
   * of the length, rounded to the nearest value.
   */
  NORMAL,
  /** The same of the logarithm, truncated to [low, high]; rounded on the linear scale. */
  LOG_NORMAL;

  /** Whether the range, or its lower part, consists of powers of two. */
  public boolean hasPowersOfTwo() {
    return this == POWER2_UNIFORM || this == POWER2_OR_LOG_UNIFORM;
  }

  /** Whether it is defined by logarithms, so that its values must be above 0. */
  public boolean isOfLogarithms() {
    return this != UNIFORM && this != NORMAL;
  }
}
