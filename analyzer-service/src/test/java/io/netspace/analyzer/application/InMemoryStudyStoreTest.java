package io.netspace.analyzer.application;

class InMemoryStudyStoreTest extends StudyStoreContract {
  private final StudyStore store = new InMemoryStudyStore();

  @Override
  protected StudyStore store() {
    return store;
  }

  @Override
  protected StudyStore reopened() {
    return store;
  }
}
