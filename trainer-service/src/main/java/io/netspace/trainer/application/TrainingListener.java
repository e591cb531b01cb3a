package io.netspace.trainer.application;

import io.netspace.model.training.EpochResult;

/** Is notified of the progress of a training, by its thread. */
@FunctionalInterface
public interface TrainingListener {
  void onEpoch(EpochResult result);

  /** One more batch was computed, of training or validation. */
  default void onStep() {}
}
