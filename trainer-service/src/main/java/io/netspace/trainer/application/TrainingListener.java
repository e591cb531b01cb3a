package io.netspace.trainer.application;

import io.netspace.model.training.EpochResult;

/** Told by the thread that trains how far it has come. */
@FunctionalInterface
public interface TrainingListener {
  void onEpoch(EpochResult result);

  /** One batch more, of training or of validation. */
  default void onStep() {}
}
