package io.netspace.sampler;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.netspace.sampler.adapter.outbound.MongoPopulationStore;
import io.netspace.sampler.application.CandidatePublisher;
import io.netspace.sampler.application.PopulationStore;
import io.netspace.sampler.application.SampleDesignSpace;
import io.netspace.sampler.application.SamplingLimits;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the sampler together. */
class SamplerWiring {
  @Produces
  @Singleton
  MongoDatabase database(MongoClient client, SamplerConfig config) {
    return client.getDatabase(config.database());
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
