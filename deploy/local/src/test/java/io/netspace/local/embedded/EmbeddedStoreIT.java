package io.netspace.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.bson.Document;
import org.bson.conversions.Bson;
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

  @Test
  void whatWasAcknowledgedAsJournaledOutlivesAKill() throws IOException, InterruptedException {
    // Given
    int port = new LoopbackPorts(directory.resolve("ports")).choose("store");
    Path kept = directory.resolve("store");
    Process process = ServerProcess.start(StoreMain.class, kept, port);
    try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
      MongoCollection<Document> journaled =
          studies(client).withWriteConcern(WriteConcern.JOURNALED);
      for (long effect = 1; effect <= 300; effect++) {
        journaled.insertOne(new Document("_id", effect));
        positions(client)
            .replaceOne(
                Filters.eq("_id", 0),
                new Document("next", effect),
                new ReplaceOptions().upsert(true));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    // When
    try (EmbeddedStore store = EmbeddedStore.start(kept, port);
        MongoClient client = MongoClients.create(store.connectionString())) {
      // Then
      assertThat(studies(client).countDocuments()).isEqualTo(300);
      assertThat(positions(client).find())
          .extracting(d -> d.getLong("next"))
          .singleElement()
          .satisfies(next -> assertThat(next).isBetween(299L, 300L));
    }
  }

  @Test
  void aUniqueIndexOfSeveralFieldsOutlivesARestart() {
    // Given
    Bson index = Indexes.ascending("study", "number");
    try (EmbeddedStore store = start();
        MongoClient client = MongoClients.create(store.connectionString())) {
      studies(client).createIndex(index, new IndexOptions().unique(true));
      studies(client).insertOne(new Document("_id", 1L).append("study", "a").append("number", 1));
    }
    // When
    try (EmbeddedStore store = start();
        MongoClient client = MongoClients.create(store.connectionString())) {
      Document again = new Document("_id", 2L).append("study", "a").append("number", 1);
      // Then
      assertThatThrownBy(() -> studies(client).insertOne(again)).hasMessageContaining("duplicate");
      studies(client).insertOne(again.append("number", 2));
      assertThat(studies(client).countDocuments()).isEqualTo(2);
    }
  }

  @Test
  void aDroppedDatabaseIsEmptyAndCanBeFilledAgain() {
    try (EmbeddedStore store = start();
        MongoClient client = MongoClients.create(store.connectionString())) {
      // Given
      studies(client).insertOne(new Document("_id", "study-1").append("name", "old"));
      // When
      client.getDatabase("netspace_gateway").drop();
      // Then
      assertThat(studies(client).countDocuments()).isZero();
      studies(client).insertOne(new Document("_id", "study-1").append("name", "new"));
      assertThat(studies(client).find())
          .extracting(d -> d.getString("name"))
          .containsExactly("new");
    }
  }

  private static MongoCollection<Document> positions(MongoClient client) {
    return client.getDatabase("netspace_gateway").getCollection("positions");
  }

  private static MongoCollection<Document> studies(MongoClient client) {
    return client.getDatabase("netspace_gateway").getCollection("studies");
  }

  private EmbeddedStore start() {
    return EmbeddedStore.start(
        directory.resolve("store"), new LoopbackPorts(directory.resolve("ports")));
  }
}
