package io.netspace.messaging.event;

/** What a reviewer says of a proposed refinement. */
public enum Review {
  /** The challenger becomes the incumbent, whatever the evidence recommends. */
  APPROVE,
  /** The incumbent stays. */
  REJECT
}
