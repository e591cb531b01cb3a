package io.netspace.trainer.application;

import io.netspace.model.network.Architecture;
import io.netspace.model.study.Candidate;
import io.netspace.model.training.Regime;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.TrainingResult;

/**
 * Trains one network on the calling thread; the same candidate and images give the same weights.
 */
public interface NetworkTrainer {
  /**
   * Trains through all epochs of the regime, unless the loss diverges.
   *
   * @param artifacts of this candidate; a training resumes from its checkpoint
   * @param listener called for every step and epoch, on the calling thread
   * @throws InterruptedException when the thread is interrupted; the candidate is to be requeued
   */
  TrainingResult train(
      Candidate candidate,
      Regime regime,
      ImageSplit images,
      TrainingArtifacts artifacts,
      TrainingListener listener)
      throws InterruptedException;

  /** The device that executes the operations, such as {@code cpu}. */
  String device();

  /** Name and version of the engine that trains this network. */
  String engine(Architecture network);
}
