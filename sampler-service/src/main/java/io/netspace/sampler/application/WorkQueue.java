package io.netspace.sampler.application;

/** The trainers' work queue at the broker. */
public interface WorkQueue {
  /** How far the queue has been processed. */
  QueueProgress progress();

  /** Deliveries of one record after which the broker archives it; 0 if unknown. */
  int deliveryLimit();
}
