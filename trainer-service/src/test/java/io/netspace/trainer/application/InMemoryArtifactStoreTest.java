package io.netspace.trainer.application;

import io.netspace.contracts.vocabulary.KeptNetwork;
import io.netspace.contracts.vocabulary.StudyId;
import java.util.List;

class InMemoryArtifactStoreTest extends ArtifactStoreContract {
  private InMemoryArtifactStore store = new InMemoryArtifactStore(0);

  @Override
  protected ArtifactStore storeOf(int best) {
    store = new InMemoryArtifactStore(best);
    return store;
  }

  @Override
  protected List<KeptNetwork> kept(StudyId study) {
    return store.kept(study);
  }
}
