package io.netspace.contracts.vocabulary;

/** How probable each value of a stepped range is. */
public enum Law {
  /** Every value equally probable. */
  UNIFORM,
  /**
   * P(v) = (ln v − ln max(v − step, L)) / (ln high − ln L) with L = low − min(step, low / 2): the
   * released code's log-uniform law on a grid.
   */
  LOG_UNIFORM
}
