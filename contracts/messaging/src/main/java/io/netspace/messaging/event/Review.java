package io.netspace.messaging.event;

/** A reviewer's decision on a proposed refinement. */
public enum Review {
  /** The challenger becomes the incumbent, whatever the evidence recommends. */
  APPROVE,
  /** The incumbent stays. */
  REJECT
}
