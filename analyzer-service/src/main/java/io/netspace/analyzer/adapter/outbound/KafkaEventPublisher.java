package io.netspace.analyzer.adapter.outbound;

import io.netspace.analyzer.application.EventPublisher;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.wire.EventCodec;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Publishes to the topic that an event belongs to, and waits until the broker has it. */
@ApplicationScoped
public class KafkaEventPublisher implements EventPublisher {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EventCodec codec = new EventCodec();
  private final MutinyEmitter<byte[]> events;
  private final Clock clock;

  KafkaEventPublisher(@Channel("events") MutinyEmitter<byte[]> events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void publish(Event event) {
    ProducerRecord<String, byte[]> out = codec.encode(event, "/analyzer", clock.instant());
    OutgoingKafkaRecordMetadata<String> metadata =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(out.topic())
            .withKey(out.key())
            .withHeaders(out.headers())
            .build();
    events.sendMessage(Message.of(out.value()).addMetadata(metadata)).await().atMost(PATIENCE);
  }
}
