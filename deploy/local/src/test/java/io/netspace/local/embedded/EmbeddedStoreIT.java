package io.netspace.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreIT {
  @TempDir Path directory;

  @Test
  void documentsOutliveARestart() {
    // Given
    try (EmbeddedStore store = start();
        MongoClient client = MongoClients.create(store.connectionString())) {
      studies(client).insertOne(new Document("_id", "study-1").append("name", "demo"));
    }
    // When
    try (EmbeddedStore store = start();
        MongoClient client = MongoClients.create(store.connectionString())) {
      // Then
      assertThat(studies(client).find())
          .extracting(d -> d.getString("name"))
          .containsExactly("demo");
    }
  }

  private static MongoCollection<Document> studies(MongoClient client) {
    return client.getDatabase("netspace_gateway").getCollection("studies");
  }

  private EmbeddedStore start() {
    return EmbeddedStore.start(
        directory.resolve("store"), new LoopbackPorts(directory.resolve("ports")));
  }
}
