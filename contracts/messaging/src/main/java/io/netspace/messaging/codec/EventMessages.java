package io.netspace.messaging.codec;

import io.netspace.model.study.Event;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Events as messages of an outgoing channel, addressed to the topic each belongs to. */
public final class EventMessages {
  private final EventCodec codec = new EventCodec();
  private final String source;

  /**
   * The messages of one service.
   *
   * @param source the service, such as {@code /sampler}
   */
  public EventMessages(String source) {
    this.source = source;
  }

  /**
   * The message of an event: JSON in the payload; topic, key and CloudEvents headers in the
   * metadata.
   */
  public Message<byte[]> of(Event event, Instant time) {
    ProducerRecord<String, byte[]> out = codec.encode(event, source, time);
    return Message.of(out.value())
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(out.topic())
                .withKey(out.key())
                .withHeaders(out.headers())
                .build());
  }
}
