package io.netspace.trainer.application;

import io.netspace.messaging.event.CandidateSampled;
import java.time.Duration;

/**
 * A candidate that the queue has given to one worker for a limited time. It ends with one of {@link
 * #accept} and {@link #release}, or by expiry.
 */
public interface Lease {
  CandidateSampled sampled();

  /** Counts of the candidate's earlier records. */
  RequeueCounts counts();

  /** Deliveries of this record, this one included, from 1. */
  int deliveryCount();

  /** How long after a renewal the next one is due. */
  Duration renewalInterval();

  /** Extends the lease; returns when the queue has answered, or does not answer in time. */
  LeaseState renew();

  /** Removes the candidate's record from the queue. */
  void accept();

  /** Has the queue deliver the record again, to any worker; this delivery counts as an attempt. */
  void release();

  /**
   * Appends a new record of the candidate to the queue; this one stays leased.
   *
   * @return whether the queue is known to have it within this time
   */
  boolean requeue(RequeueCounts counts, Duration timeout) throws InterruptedException;
}
