package io.netspace.gateway.adapter.outbound;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.wire.EventCodec;
import io.netspace.gateway.application.Problem;
import io.netspace.gateway.application.StudyEventPublisher;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Publishes through the channel {@code studies} and waits until the broker holds the record. */
@ApplicationScoped
public class KafkaStudyEventPublisher implements StudyEventPublisher {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final EventCodec codec = new EventCodec();
  private final MutinyEmitter<byte[]> studies;

  KafkaStudyEventPublisher(@Channel("studies") MutinyEmitter<byte[]> studies) {
    this.studies = studies;
  }

  @Override
  public void publish(Event event, Instant time) {
    try {
      studies.sendMessage(messageOf(event, time)).await().atMost(PATIENCE);
    } catch (KafkaException | TimeoutException unreachable) {
      throw Problem.notReady(
          "The log did not take the request (" + unreachable.getMessage() + "); ask again later.");
    }
  }

  private Message<byte[]> messageOf(Event event, Instant time) {
    ProducerRecord<String, byte[]> out = codec.encode(event, "/gateway", time);
    return Message.of(out.value())
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(out.topic())
                .withKey(out.key())
                .withHeaders(out.headers())
                .build());
  }
}
