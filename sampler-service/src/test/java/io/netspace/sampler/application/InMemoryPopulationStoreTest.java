package io.netspace.sampler.application;

class InMemoryPopulationStoreTest extends PopulationStoreContract {
  @Override
  protected PopulationStore emptyStore() {
    return new InMemoryPopulationStore();
  }
}
