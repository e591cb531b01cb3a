package io.netspace.gateway.application;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.training.ModelFormat;

class InMemoryArtifactStoreTest extends ArtifactStoreContract {
  private final InMemoryArtifactStore store = new InMemoryArtifactStore();

  @Override
  protected ArtifactStore store() {
    return store;
  }

  @Override
  protected void keep(KeptNetwork network, ModelFormat form, String text) {
    store.keep(network, form, text);
  }

  @Override
  protected void keepCheckpoint(Candidate of, String text) {
    store.keepCheckpoint(of, text);
  }
}
