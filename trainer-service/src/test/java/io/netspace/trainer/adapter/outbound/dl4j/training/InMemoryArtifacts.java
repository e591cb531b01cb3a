package io.netspace.trainer.adapter.outbound.dl4j.training;

import io.netspace.trainer.application.TrainedNetwork;
import io.netspace.trainer.application.TrainingArtifacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the last checkpoint only. */
class InMemoryArtifacts implements TrainingArtifacts {
  private byte @Nullable [] state;

  @Override
  public Optional<byte[]> loadCheckpoint() {
    return Optional.ofNullable(state);
  }

  @Override
  public void saveCheckpoint(byte[] newState) {
    state = newState.clone();
  }

  @Override
  public void saveIfAmongBest(TrainedNetwork network) {}
}
