package io.netspace.messaging.deadletter;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * Puts records that nobody can read on the dead-letter topic of the topic they came from, with what
 * was wrong and where they stood. The key of a dead letter is its origin, {@code
 * topic-partition-offset}: what several services refuse, or one refuses again, is one letter.
 */
public final class DeadLetterPublisher {
  /** What was wrong, in a sentence. */
  public static final String REASON = "dead-letter-reason";

  /** Topic, partition and offset that the record came from. */
  public static final String TOPIC = "dead-letter-topic";

  public static final String PARTITION = "dead-letter-partition";
  public static final String OFFSET = "dead-letter-offset";

  /** The service that refused it, such as {@code sampler-service}. */
  public static final String SERVICE = "dead-letter-service";

  /** The record's own key; absent if it had none. */
  public static final String KEY = "dead-letter-key";

  /** Marks a dead letter that says no more than that its origin was sent to its topic again. */
  public static final String REPLAYED = "dead-letter-replayed";

  /** Every header of a dead letter that its record did not have. */
  public static final String PREFIX = "dead-letter-";

  private static final Logger LOGGER = Logger.getLogger(DeadLetterPublisher.class);
  private static final String TOPIC_SUFFIX = ".dlq";

  private final String service;
  private final MutinyEmitter<Record<String, byte[]>> emitter;

  public DeadLetterPublisher(String service, MutinyEmitter<Record<String, byte[]>> emitter) {
    this.service = service;
    this.emitter = emitter;
  }

  /** Returns when the log has the record and the reason. */
  public void publish(ConsumerRecord<String, byte[]> record, String reason) {
    LOGGER.warnf("Poison goes to the dead letters: origin=%s reason=%s", origin(record), reason);
    ProducerRecord<String, byte[]> letter = deadLetterOf(record, reason, service);
    OutgoingKafkaRecordMetadata<String> metadata =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(letter.topic())
            .withHeaders(letter.headers())
            .build();
    emitter
        .sendMessage(Message.of(Record.of(letter.key(), letter.value()), Metadata.of(metadata)))
        .subscribeAsCompletionStage()
        .join();
  }

  /**
   * The dead letter of a record: its value under its origin, with what was wrong and where it
   * stood.
   *
   * @param service that refuses it
   */
  public static ProducerRecord<String, byte[]> deadLetterOf(
      ConsumerRecord<String, byte[]> record, String reason, String service) {
    return new ProducerRecord<>(
        record.topic() + TOPIC_SUFFIX,
        null,
        origin(record),
        record.value(),
        headers(record, reason, service));
  }

  /** Where a record stood, {@code topic-partition-offset}. */
  public static String origin(ConsumerRecord<?, ?> record) {
    return record.topic() + "-" + record.partition() + "-" + record.offset();
  }

  private static Headers headers(
      ConsumerRecord<String, byte[]> record, String reason, String service) {
    Headers headers = new RecordHeaders(record.headers());
    add(headers, REASON, reason);
    add(headers, TOPIC, record.topic());
    add(headers, PARTITION, Integer.toString(record.partition()));
    add(headers, OFFSET, Long.toString(record.offset()));
    add(headers, SERVICE, service);
    if (record.key() != null) {
      add(headers, KEY, Objects.requireNonNull(record.key()));
    }
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
