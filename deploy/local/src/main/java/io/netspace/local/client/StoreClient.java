package io.netspace.local.client;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.netspace.offline.common.CommandException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** A client of the store with the services' databases. */
public final class StoreClient implements AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  private final MongoClient client;

  private StoreClient(MongoClient client) {
    this.client = client;
  }

  /**
   * Connects to a store that responds.
   *
   * @param connectionString {@code mongodb://…}
   * @throws CommandException when it does not respond
   */
  public static StoreClient connect(String connectionString) {
    MongoClient client = MongoClients.create(settings(connectionString));
    try {
      client.getDatabase("admin").runCommand(new Document("ping", 1));
      return new StoreClient(client);
    } catch (MongoException e) {
      client.close();
      throw CommandException.failed(
          "The store at %s does not answer; check that netspace runs (./netspace up), or --store."
              .formatted(connectionString),
          e);
    }
  }

  private static MongoClientSettings settings(String connectionString) {
    try {
      return MongoClientSettings.builder()
          .applyConnectionString(new ConnectionString(connectionString))
          .applyToClusterSettings(
              cluster ->
                  cluster.serverSelectionTimeout(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS))
          .build();
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(
          "--store (%s) must be an address such as mongodb://127.0.0.1:27017."
              .formatted(connectionString));
    }
  }

  /** The database of one service. */
  public MongoDatabase database(String name) {
    return client.getDatabase(name);
  }

  /**
   * The positions up to which a service has applied the log: the next offset by partition, as
   * {@code topic-partition}, without partitions that it has not begun.
   */
  public Map<String, Long> positions(String database) {
    Map<String, Long> nextByPartition = new HashMap<>();
    database(database)
        .getCollection("positions")
        .find()
        .forEach(found -> nextByPartition.put(found.getString("_id"), found.getLong("next")));
    return nextByPartition;
  }

  @Override
  public void close() {
    client.close();
  }
}
