package io.netspace.sampler;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.netspace.messaging.consumer.LogReader;
import io.netspace.messaging.deadletter.DeadLetterPublisher;
import io.netspace.sampler.adapter.outbound.KafkaClients;
import io.netspace.sampler.adapter.outbound.KafkaEventLog;
import io.netspace.sampler.adapter.outbound.KafkaQueue;
import io.netspace.sampler.adapter.outbound.MongoPopulationStore;
import io.netspace.sampler.application.CandidatePublisher;
import io.netspace.sampler.application.EventLog;
import io.netspace.sampler.application.PopulationStore;
import io.netspace.sampler.application.Populations;
import io.netspace.sampler.application.ReapCandidates;
import io.netspace.sampler.application.SampleDesignSpace;
import io.netspace.sampler.application.SamplingLimits;
import io.netspace.sampler.application.WorkQueue;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Creates the sampler's beans. */
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
  Populations populations(PopulationStore store) {
    return new Populations(store);
  }

  @Produces
  @Singleton
  KafkaClients clients(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    return new KafkaClients(broker);
  }

  void close(@Disposes KafkaClients clients) {
    clients.close();
  }

  @Produces
  @Singleton
  WorkQueue queue(KafkaClients clients) {
    return new KafkaQueue(clients);
  }

  @Produces
  @Singleton
  EventLog log(KafkaClients clients, LogReader reader) {
    return new KafkaEventLog(clients, reader);
  }

  @Produces
  @Singleton
  SampleDesignSpace sampleDesignSpace(
      Populations populations, CandidatePublisher publisher, SamplerConfig config) {
    return new SampleDesignSpace(
        populations,
        publisher,
        new SamplingLimits(config.maxOutstanding(), config.maxDraws()),
        config.codeVersion());
  }

  @Produces
  @Singleton
  ReapCandidates reapCandidates(
      Populations populations,
      WorkQueue queue,
      EventLog log,
      CandidatePublisher publisher,
      SamplerConfig config) {
    return new ReapCandidates(populations, queue, log, publisher, config.codeVersion());
  }

  @Produces
  @Singleton
  DeadLetterPublisher deadLetters(
      @Channel("dead-letters") MutinyEmitter<Record<String, byte[]>> emitter) {
    return new DeadLetterPublisher("sampler", emitter);
  }
}
