package io.netspace.trainer.application;

import java.util.Optional;

/**
 * Storage of one training's checkpoint and trained network. When the disk quota is exceeded,
 * something is not saved, and the training continues.
 */
public interface TrainingArtifacts {
  /** Has no checkpoint and saves nothing. */
  TrainingArtifacts NONE =
      new TrainingArtifacts() {
        @Override
        public Optional<byte[]> loadCheckpoint() {
          return Optional.empty();
        }

        @Override
        public void saveCheckpoint(byte[] state) {}

        @Override
        public void saveIfAmongBest(TrainedNetwork network) {}
      };

  /** The last checkpoint of this candidate, perhaps saved by another trainer. */
  Optional<byte[]> loadCheckpoint();

  /** Saves the state after an epoch, in place of the previous checkpoint. */
  void saveCheckpoint(byte[] state);

  /**
   * Saves the network if it is among the best of its study; called once, when a training has
   * completed.
   *
   * @param network read before this method returns, and not after
   */
  void saveIfAmongBest(TrainedNetwork network);
}
