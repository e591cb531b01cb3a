package io.netspace.local.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netspace.contracts.wire.DeadLetters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * One record of a dead-letter topic: a record that a service buried, or the mark that its origin
 * was sent again.
 */
final class Burial {
  private static final String SUFFIX = ".dlq";
  private static final String TYPE = "ce_type";
  private static final String TYPE_PREFIX = "io.netspace.";

  private final ConsumerRecord<String, byte[]> record;

  Burial(ConsumerRecord<String, byte[]> record) {
    this.record = record;
  }

  /** Where the record stood; what does not say so stands for itself. */
  Origin origin() {
    Optional<String> topic = header(DeadLetters.TOPIC);
    Optional<Long> partition = header(DeadLetters.PARTITION).flatMap(Burial::number);
    Optional<Long> offset = header(DeadLetters.OFFSET).flatMap(Burial::number);
    return topic.isPresent() && partition.isPresent() && offset.isPresent()
        ? new Origin(topic.get(), partition.get().intValue(), offset.get())
        : new Origin(record.topic(), record.partition(), record.offset());
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /** Whether it only says that its origin was sent again. */
  boolean isReplayMark() {
    return record.headers().lastHeader(DeadLetters.REPLAYED) != null;
  }

  DeadLetter letter() {
    return new DeadLetter(
        origin(),
        record.timestamp(),
        header(TYPE).map(Burial::shortType).orElse("no type"),
        header(DeadLetters.REASON).orElse("no reason given"),
        header(DeadLetters.SERVICE).map(List::of).orElse(List.of()),
        false,
        original());
  }

  private static String shortType(String type) {
    return type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type;
  }

  /** The record as it stood on its topic, without what was added when it was buried. */
  private ProducerRecord<String, byte[]> original() {
    String topic = origin().topic();
    ProducerRecord<String, byte[]> original =
        new ProducerRecord<>(
            topic.endsWith(SUFFIX) ? topic.substring(0, topic.length() - SUFFIX.length()) : topic,
            header(DeadLetters.KEY).orElse(null),
            record.value());
    Arrays.stream(record.headers().toArray())
        .filter(header -> !header.key().startsWith(DeadLetters.PREFIX))
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
