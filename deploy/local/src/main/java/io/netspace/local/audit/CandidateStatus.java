package io.netspace.local.audit;

/** Where a candidate stands. */
public enum CandidateStatus {
  OUTSTANDING,
  TRAINED,
  DIVERGED,
  ABANDONED
}
