package io.netspace.messaging.consumer;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.util.Date;
import org.bson.Document;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness: a document was written to the store's disk and read again. A store that accepts
 * connections need not be able to write.
 */
@Readiness
public class StoreCheck implements HealthCheck {
  private static final String ID = "_id";
  private static final String DOCUMENT = "write";
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Document> collection;
  private final Clock clock;

  StoreCheck(MongoDatabase database, Clock clock) {
    this.collection = database.getCollection("readiness").withWriteConcern(WriteConcern.JOURNALED);
    this.clock = clock;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder check = HealthCheckResponse.named("store can be written");
    try {
      return check.status(writeAndRead(Date.from(clock.instant()))).build();
    } catch (MongoException e) {
      return check.down().withData("reason", String.valueOf(e.getMessage())).build();
    }
  }

  private boolean writeAndRead(Date time) {
    collection.replaceOne(
        Filters.eq(ID, DOCUMENT), new Document(ID, DOCUMENT).append("at", time), UPSERT);
    return collection.find(Filters.eq(ID, DOCUMENT)).first() != null;
  }
}
