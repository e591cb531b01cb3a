package io.netspace.contracts.wire;

import com.mongodb.client.MongoDatabase;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * What a service needs to read the log, for one that has a database and a channel named {@code
 * loop}. A service takes it in by indexing this jar ({@code quarkus.index-dependency}).
 */
public class LogWiring {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Positions positions(MongoDatabase database) {
    return new Positions(database.getCollection("positions"));
  }

  @Produces
  @Singleton
  LogReader log(Positions positions) {
    return new LogReader(positions);
  }

  @Produces
  @Singleton
  @Identifier("replay")
  ReplayFromPositions replay(Positions positions) {
    return new ReplayFromPositions(positions);
  }

  @Produces
  @Singleton
  @Identifier("loop")
  DeadLetterByTopic deadLetters() {
    return new DeadLetterByTopic();
  }
}
