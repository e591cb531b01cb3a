package io.netspace.sampler;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.netspace.contracts.wire.DeadLetterByTopic;
import io.netspace.contracts.wire.Positions;
import io.netspace.contracts.wire.ReplayFromPositions;
import io.netspace.sampler.adapter.outbound.MongoPopulationStore;
import io.netspace.sampler.application.CandidatePublisher;
import io.netspace.sampler.application.PopulationStore;
import io.netspace.sampler.application.SampleDesignSpace;
import io.netspace.sampler.application.SamplingLimits;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the sampler together. */
class SamplerWiring {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  MongoDatabase database(MongoClient client, SamplerConfig config) {
    return client.getDatabase(config.database());
  }

  @Produces
  @Singleton
  Positions positions(MongoDatabase database) {
    return new Positions(database.getCollection("positions"));
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

  @Produces
  @Singleton
  PopulationStore store(MongoDatabase database) {
    return new MongoPopulationStore(database);
  }

  @Produces
  @Singleton
  SampleDesignSpace sampleDesignSpace(
      PopulationStore store, CandidatePublisher publisher, SamplerConfig config) {
    return new SampleDesignSpace(
        store,
        publisher,
        new SamplingLimits(config.maxOutstanding(), config.maxDraws()),
        config.codeVersion());
  }
}
