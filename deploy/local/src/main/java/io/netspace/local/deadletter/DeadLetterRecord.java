package io.netspace.local.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netspace.messaging.deadletter.DeadLetterPublisher;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * One record of a dead-letter topic: a dead-lettered record, or the marker that it was replayed.
 */
final class DeadLetterRecord {
  private static final String SUFFIX = ".dlq";
  private static final String TYPE = "ce_type";
  private static final String TYPE_PREFIX = "io.netspace.";

  private final ConsumerRecord<String, byte[]> record;

  DeadLetterRecord(ConsumerRecord<String, byte[]> record) {
    this.record = record;
  }

  /** The origin of the record; without origin headers, its own position. */
  RecordOrigin origin() {
    Optional<String> topic = header(DeadLetterPublisher.TOPIC);
    Optional<Long> partition =
        header(DeadLetterPublisher.PARTITION).flatMap(DeadLetterRecord::number);
    Optional<Long> offset = header(DeadLetterPublisher.OFFSET).flatMap(DeadLetterRecord::number);
    return topic.isPresent() && partition.isPresent() && offset.isPresent()
        ? new RecordOrigin(topic.get(), partition.get().intValue(), offset.get())
        : new RecordOrigin(record.topic(), record.partition(), record.offset());
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /** Whether it is the marker that its origin was replayed. */
  boolean isReplayMarker() {
    return record.headers().lastHeader(DeadLetterPublisher.REPLAYED) != null;
  }

  DeadLetter deadLetter() {
    return new DeadLetter(
        origin(),
        record.timestamp(),
        header(TYPE).map(DeadLetterRecord::shortType).orElse("no type"),
        header(DeadLetterPublisher.REASON).orElse("no reason given"),
        header(DeadLetterPublisher.SERVICE).map(List::of).orElse(List.of()),
        false,
        original());
  }

  private static String shortType(String type) {
    return type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type;
  }

  /** The record as on its topic, without the headers of the dead letter. */
  private ProducerRecord<String, byte[]> original() {
    String topic = origin().topic();
    ProducerRecord<String, byte[]> original =
        new ProducerRecord<>(
            topic.endsWith(SUFFIX) ? topic.substring(0, topic.length() - SUFFIX.length()) : topic,
            header(DeadLetterPublisher.KEY).orElse(null),
            record.value());
    Arrays.stream(record.headers().toArray())
        .filter(header -> !header.key().startsWith(DeadLetterPublisher.PREFIX))
        .forEach(original.headers()::add);
    return original;
  }

  private Optional<String> header(String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), UTF_8));
  }
}
