package io.netspace.trainer.application;

import java.util.Optional;

/**
 * What one training finds and leaves: its state after an epoch, and the network it made. Where
 * there is no room, less is kept, and the training goes on.
 */
public interface TrainingArtifacts {
  /** Finds nothing and keeps nothing. */
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

  /** The state that an earlier training of this candidate kept last, perhaps elsewhere. */
  Optional<byte[]> loadCheckpoint();

  /** Keeps the state after an epoch, in place of the one before. */
  void saveCheckpoint(byte[] state);

  /**
   * Keeps the network if it is among the best of its study; called once, when a training has
   * completed.
   *
   * @param network used before this returns, and not after
   */
  void saveIfAmongBest(TrainedNetwork network);
}
