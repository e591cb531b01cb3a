package io.netspace.gateway.application;

class InMemoryStudyViewStoreTest extends StudyViewStoreContract {
  @Override
  protected StudyViewStore store() {
    return new InMemoryStudyViewStore();
  }
}
