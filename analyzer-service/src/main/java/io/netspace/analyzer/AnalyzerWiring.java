package io.netspace.analyzer;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.netspace.analyzer.application.EventPublisher;
import io.netspace.analyzer.application.RefineDesignSpace;
import io.netspace.analyzer.application.StudyStore;
import io.netspace.contracts.wire.Positions;
import io.netspace.contracts.wire.ReplayFromPositions;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the parts of the analyzer together. */
public final class AnalyzerWiring {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  MongoDatabase database(MongoClient store, AnalyzerConfig config) {
    return store.getDatabase(config.database());
  }

  @Produces
  @Singleton
  Positions positions(MongoDatabase database) {
    return new Positions(database.getCollection("positions"));
  }

  @Produces
  @Singleton
  @Identifier("positions")
  ReplayFromPositions replay(Positions positions) {
    return new ReplayFromPositions(positions);
  }

  @Produces
  @Singleton
  RefineDesignSpace refineDesignSpace(
      StudyStore store, EventPublisher publisher, AnalyzerConfig config) {
    return new RefineDesignSpace(store, publisher, config.codeVersion());
  }
}
