package io.netspace.gateway.adapter.outbound;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.netspace.gateway.application.StudyViewStore;
import io.netspace.gateway.application.StudyViewStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class MongoStudyViewStoreIT extends StudyViewStoreContract {
  private MongoServer server;
  private MongoClient client;

  @BeforeEach
  void open() {
    server = new MongoServer(new MemoryBackend());
    client = MongoClients.create(server.bindAndGetConnectionString());
  }

  @AfterEach
  void close() {
    client.close();
    server.shutdownNow();
  }

  @Override
  protected StudyViewStore store() {
    return new MongoStudyViewStore(client.getDatabase("netspace_gateway"));
  }
}
