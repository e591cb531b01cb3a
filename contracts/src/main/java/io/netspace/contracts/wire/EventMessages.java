package io.netspace.contracts.wire;

import io.netspace.contracts.vocabulary.Event;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Events as messages of an outgoing channel, addressed to the topic each belongs to. */
public final class EventMessages {
  private final EventCodec codec = new EventCodec();
  private final String source;
  private final Clock clock;

  /**
   * The messages of one service.
   *
   * @param source the service, such as {@code /sampler}
   */
  public EventMessages(String source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * The message of an event: JSON in the payload; topic, key and CloudEvents headers in the
   * metadata.
   */
  public Message<byte[]> of(Event event) {
    ProducerRecord<String, byte[]> out = codec.encode(event, source, clock.instant());
    return Message.of(out.value())
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(out.topic())
                .withKey(out.key())
                .withHeaders(out.headers())
                .build());
  }
}
