package io.netspace.local.audit;

/** Where a candidate stands. */
public enum State {
  OUTSTANDING,
  TRAINED,
  DIVERGED,
  ABANDONED
}
