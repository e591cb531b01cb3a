package io.netspace.trainer.application;

import io.netspace.model.study.KeptNetwork;
import io.netspace.model.study.StudyId;
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
