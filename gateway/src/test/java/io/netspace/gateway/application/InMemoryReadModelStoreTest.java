package io.netspace.gateway.application;

class InMemoryReadModelStoreTest extends ReadModelStoreContract {
  @Override
  protected ReadModelStore store() {
    return new InMemoryReadModelStore();
  }
}
