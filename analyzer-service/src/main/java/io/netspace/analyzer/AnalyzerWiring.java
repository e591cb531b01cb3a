package io.netspace.analyzer;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.netspace.analyzer.application.EventPublisher;
import io.netspace.analyzer.application.RefineDesignSpace;
import io.netspace.analyzer.application.StudyStore;
import io.netspace.messaging.deadletter.DeadLetterPublisher;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Produces the beans of the analyzer. */
public final class AnalyzerWiring {
  @Produces
  @Singleton
  MongoDatabase database(MongoClient store, AnalyzerConfig config) {
    return store.getDatabase(config.database());
  }

  @Produces
  @Singleton
  RefineDesignSpace refineDesignSpace(
      StudyStore store, EventPublisher publisher, AnalyzerConfig config) {
    return new RefineDesignSpace(store, publisher, config.codeVersion());
  }

  @Produces
  @Singleton
  DeadLetterPublisher deadLetters(
      @Channel("dead-letters") MutinyEmitter<Record<String, byte[]>> emitter) {
    return new DeadLetterPublisher("analyzer", emitter);
  }
}
