package io.netspace.messaging.event;

/**
 * Headers of a candidate that a trainer requeued instead of training it. A candidate's first record
 * has none.
 */
public final class RequeueHeaders {
  /** Failed attempts at the candidate before this record, as a decimal number. */
  public static final String ATTEMPTS = "netspace-attempts";

  /** How often the candidate was too large for the trainer that had it, as a decimal number. */
  public static final String TOO_LARGE = "netspace-too-large";

  private RequeueHeaders() {}
}
