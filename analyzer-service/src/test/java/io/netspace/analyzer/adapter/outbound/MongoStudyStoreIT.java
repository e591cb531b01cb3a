package io.netspace.analyzer.adapter.outbound;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.netspace.analyzer.application.StudyStore;
import io.netspace.analyzer.application.StudyStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class MongoStudyStoreIT extends StudyStoreContract {
  private final MongoServer server = new MongoServer(new MemoryBackend());
  private MongoClient client;
  private StudyStore store;

  @BeforeEach
  void start() {
    client = MongoClients.create(server.bindAndGetConnectionString());
    store = reopened();
  }

  @AfterEach
  void stop() {
    client.close();
    server.shutdownNow();
  }

  @Override
  protected StudyStore store() {
    return store;
  }

  @Override
  protected StudyStore reopened() {
    return new MongoStudyStore(client.getDatabase("analyzer"));
  }
}
