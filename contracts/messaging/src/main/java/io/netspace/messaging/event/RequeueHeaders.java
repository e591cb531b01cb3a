package io.netspace.messaging.event;

/**
 * Headers of a candidate that a trainer put at the end of the queue again instead of training it. A
 * record without them is a candidate's first.
 */
public final class RequeueHeaders {
  /** Attempts at the candidate that ended badly before this record, as a decimal number. */
  public static final String ATTEMPTS = "netspace-attempts";

  /** How often the candidate was too large for the trainer that had it, as a decimal number. */
  public static final String TOO_LARGE = "netspace-too-large";

  private RequeueHeaders() {}
}
