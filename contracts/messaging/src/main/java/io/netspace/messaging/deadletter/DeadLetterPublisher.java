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
 * Publishes records that cannot be decoded or applied to the dead-letter topic of their topic, with
 * the reason and their origin. The key of a dead letter is the origin, {@code
 * topic-partition-offset}: a record refused by several services, or repeatedly by one, is one dead
 * letter.
 */
public final class DeadLetterPublisher {
  /** The reason, one sentence. */
  public static final String REASON = "dead-letter-reason";

  /** The topic of the record. */
  public static final String TOPIC = "dead-letter-topic";

  public static final String PARTITION = "dead-letter-partition";
  public static final String OFFSET = "dead-letter-offset";

  /** The service that refused the record, such as {@code sampler-service}. */
  public static final String SERVICE = "dead-letter-service";

  /** The key of the record; absent if it had none. */
  public static final String KEY = "dead-letter-key";

  /** Marks a dead letter whose origin was replayed to its topic. */
  public static final String REPLAYED = "dead-letter-replayed";

  /** The prefix of all headers that are added to those of the record. */
  public static final String PREFIX = "dead-letter-";

  private static final Logger LOGGER = Logger.getLogger(DeadLetterPublisher.class);
  private static final String TOPIC_SUFFIX = ".dlq";

  private final String service;
  private final MutinyEmitter<Record<String, byte[]>> emitter;

  public DeadLetterPublisher(String service, MutinyEmitter<Record<String, byte[]>> emitter) {
    this.service = service;
    this.emitter = emitter;
  }

  /** Publishes a dead letter; returns when the broker has acknowledged it. */
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
   * The dead letter of a record: its value, keyed by its origin, with reason and origin as headers.
   *
   * @param service the service that refuses it
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

  /** The origin of a record, {@code topic-partition-offset}. */
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
