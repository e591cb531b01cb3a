package io.netspace.contracts.wire;

import io.smallrye.reactive.messaging.IncomingInterceptor;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * Sends what a channel of several topics refuses to the dead-letter topic of the topic it came
 * from; the connector by itself knows one for the whole channel.
 */
public class DeadLetterByTopic implements IncomingInterceptor {
  @Override
  public Message<?> afterMessageReceive(Message<?> message) {
    return message.withNackWithMetadata(
        (reason, metadata) -> message.nack(reason, addressed(message, metadata)));
  }

  private static Metadata addressed(Message<?> message, Metadata metadata) {
    return message
        .getMetadata(IncomingKafkaRecordMetadata.class)
        .map(record -> record.getTopic() + ".dlq")
        .map(topic -> OutgoingKafkaRecordMetadata.builder().withTopic(topic).build())
        .map(metadata::with)
        .orElse(metadata);
  }

  @Override
  public void onMessageAck(Message<?> message) {
    // Only refusals are redirected.
  }

  @Override
  public void onMessageNack(Message<?> message, Throwable failure) {
    // The redirection is part of the message's own refusal.
  }
}
