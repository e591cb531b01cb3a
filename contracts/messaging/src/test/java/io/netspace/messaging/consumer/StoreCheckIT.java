package io.netspace.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class StoreCheckIT {
  private volatile boolean full;

  @Test
  void aStoreThatCannotWriteIsNotReadyThoughItAnswers() {
    // Given
    MongoServer server = new MongoServer(new FillingBackend());
    try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
      StoreCheck check = new StoreCheck(client.getDatabase("test"), Clock.systemUTC());
      assertThat(check.call().getStatus()).isEqualTo(Status.UP);

      // When
      full = true;

      // Then
      assertThat(client.getDatabase("test").runCommand(new org.bson.Document("ping", 1)))
          .containsEntry("ok", 1.0);
      assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
      assertThat(check.call().getData().orElseThrow()).containsKey("reason");
    } finally {
      server.shutdownNow();
    }
  }

  private final class FillingBackend extends MemoryBackend {
    @Override
    public Document handleMessage(MongoMessage message) {
      if (full && message.getDocument().containsKey("update")) {
        throw new IllegalStateException("This map is closed");
      }
      return super.handleMessage(message);
    }
  }
}
