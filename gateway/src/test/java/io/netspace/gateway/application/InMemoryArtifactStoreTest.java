package io.netspace.gateway.application;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.KeptNetwork;
import io.netspace.contracts.vocabulary.TrainedForm;

class InMemoryArtifactStoreTest extends ArtifactStoreContract {
  private final InMemoryArtifactStore store = new InMemoryArtifactStore();

  @Override
  protected ArtifactStore store() {
    return store;
  }

  @Override
  protected void keep(KeptNetwork network, TrainedForm form, String text) {
    store.keep(network, form, text);
  }

  @Override
  protected void keepCheckpoint(Candidate of, String text) {
    store.keepCheckpoint(of, text);
  }
}
