package io.netspace.trainer.adapter.inbound;

import io.netspace.contracts.event.Topics;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * Sends poison to the candidates' dead-letter topic, with the headers that the other services'
 * channels use: reason and place of origin.
 */
@ApplicationScoped
class KafkaDeadLetters implements DeadLetters {
  private final MutinyEmitter<Record<String, byte[]>> emitter;

  KafkaDeadLetters(@Channel("dead-letters") MutinyEmitter<Record<String, byte[]>> emitter) {
    this.emitter = emitter;
  }

  @Override
  public void bury(ConsumerRecord<String, byte[]> record, String reason) {
    OutgoingKafkaRecordMetadata<String> metadata =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(Topics.CANDIDATES.deadLetterName())
            .withHeaders(headers(record, reason))
            .build();
    emitter
        .sendMessage(Message.of(Record.of(record.key(), record.value()), Metadata.of(metadata)))
        .subscribeAsCompletionStage()
        .join();
  }

  static Headers headers(ConsumerRecord<String, byte[]> record, String reason) {
    Headers headers = new RecordHeaders(record.headers());
    add(headers, "dead-letter-reason", reason);
    add(headers, "dead-letter-topic", record.topic());
    add(headers, "dead-letter-partition", Integer.toString(record.partition()));
    add(headers, "dead-letter-offset", Long.toString(record.offset()));
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
