package io.netspace.gateway;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A store in this process, and channels in memory in place of the broker. */
public final class InMemoryLoopResource implements QuarkusTestResourceLifecycleManager {
  /** Changes at once that the gateway accepts in tests. */
  public static final int CONCURRENT_CHANGES = 8;

  private MongoServer store;

  @Override
  public Map<String, String> start() {
    store = new MongoServer(new MemoryBackend());
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.mongodb.connection-string", store.bindAndGetConnectionString());
    settings.put("netspace.gateway.heartbeat", "1s");
    settings.put("netspace.gateway.body-timeout", "3s");
    settings.put("netspace.gateway.data-set-roots", "/data,/tmp");
    settings.put("netspace.gateway.concurrent-changes", Integer.toString(CONCURRENT_CHANGES));
    settings.put("netspace.gateway.artifacts", artifacts());
    settings.putAll(InMemoryConnector.switchIncomingChannelsToInMemory("loop"));
    settings.putAll(InMemoryConnector.switchOutgoingChannelsToInMemory("studies", "dead-letters"));
    return settings;
  }

  /** Below the build's directory, empty. */
  private static String artifacts() {
    try {
      return Files.createTempDirectory(Path.of("target"), "artifacts").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    InMemoryConnector.clear();
    store.shutdownNow();
  }
}
