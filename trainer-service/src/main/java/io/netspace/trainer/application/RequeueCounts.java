package io.netspace.trainer.application;

/**
 * What is known of the earlier records of a candidate, which trainers requeued.
 *
 * @param attempts at training it that failed before this record
 * @param sizeRequeues times that it was requeued because it was too large for the worker
 */
public record RequeueCounts(int attempts, int sizeRequeues) {
  /** Those of a candidate that was never requeued. */
  public static final RequeueCounts NONE = new RequeueCounts(0, 0);

  /**
   * The attempt that a delivery is, counted from 1 over all records of the candidate.
   *
   * @param deliveryCount deliveries of this record, from 1
   */
  int attempt(int deliveryCount) {
    return attempts + deliveryCount;
  }

  /** For the candidate's next record, when the last delivery of this one is not to count. */
  RequeueCounts requeued(int deliveryCount) {
    return new RequeueCounts(attempt(deliveryCount) - 1, sizeRequeues);
  }

  /** With one more requeue for size. */
  RequeueCounts requeuedForSize() {
    return new RequeueCounts(attempts, sizeRequeues + 1);
  }
}
