package io.netspace.sampler.adapter.outbound;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.netspace.sampler.application.PopulationStore;
import io.netspace.sampler.application.PopulationStoreContract;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MongoPopulationStoreIT extends PopulationStoreContract {
  private static MongoServer server;
  private static MongoClient client;

  @BeforeAll
  static void startServer() {
    server = new MongoServer(new MemoryBackend());
    InetSocketAddress address = server.bind();
    client = MongoClients.create("mongodb://" + address.getHostString() + ":" + address.getPort());
  }

  @AfterAll
  static void stopServer() {
    client.close();
    server.shutdownNow();
  }

  @Override
  protected PopulationStore emptyStore() {
    client.getDatabase("sampler").drop();
    return new MongoPopulationStore(client.getDatabase("sampler"));
  }
}
