package io.netspace.gateway.domain.candidate;

/** The one visible fate of a candidate. */
public enum CandidateState {
  /** Sampled; its outcome is not known yet. */
  OUTSTANDING,
  /** Trained through its last epoch. */
  TRAINED,
  /** Left the numbers or all reason; counts at the error of guessing. */
  DIVERGED,
  /** Given up without an error. */
  ABANDONED
}
