package io.netspace.model.training;

/** How often the learning rate is updated along its half cosine and warm-up. */
public enum Schedule {
  /** One rate for all steps of an epoch, as in the papers. */
  PER_EPOCH,
  /** A rate of its own for every step. */
  PER_STEP
}
