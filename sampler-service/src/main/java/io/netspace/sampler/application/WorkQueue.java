package io.netspace.sampler.application;

/** The trainers' work queue, as the broker keeps it. */
public interface WorkQueue {
  /** How far the trainers have come. */
  QueueProgress progress();

  /** Deliveries of one record after which the broker gives it up; 0 where it does not say. */
  int deliveryLimit();
}
