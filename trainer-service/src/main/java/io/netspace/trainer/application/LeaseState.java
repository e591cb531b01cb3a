package io.netspace.trainer.application;

/** What the renewal of a lease has shown. */
public enum LeaseState {
  /** The worker has the candidate for another period. */
  HELD,
  /** The queue has refused it: another worker may have the candidate. */
  LOST,
  /**
   * The queue is out of reach and has forgotten the lease, or will: no other worker was given the
   * candidate, but it will be redelivered.
   */
  UNKNOWN
}
