package io.netspace.sampler.adapter.outbound;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.PopulationExhausted;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.wire.EventCodec;
import io.netspace.sampler.application.CandidatePublisher;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Publishes on the topics of record, one event at a time, each acknowledged by all replicas. */
@ApplicationScoped
class KafkaCandidatePublisher implements CandidatePublisher {
  private static final String SOURCE = "/sampler";

  private final EventCodec codec = new EventCodec();
  private final MutinyEmitter<byte[]> emitter;
  private final Clock clock;

  KafkaCandidatePublisher(@Channel("published") MutinyEmitter<byte[]> emitter, Clock clock) {
    this.emitter = emitter;
    this.clock = clock;
  }

  @Override
  public void publish(CandidateSampled event) {
    send(event);
  }

  @Override
  public void publish(PopulationExhausted event) {
    send(event);
  }

  private void send(Event event) {
    ProducerRecord<String, byte[]> out = codec.encode(event, SOURCE, clock.instant());
    emitter.sendMessageAndAwait(
        Message.of(
            out.value(),
            Metadata.of(
                OutgoingKafkaRecordMetadata.<String>builder()
                    .withTopic(out.topic())
                    .withKey(out.key())
                    .withHeaders(out.headers())
                    .build())));
  }
}
