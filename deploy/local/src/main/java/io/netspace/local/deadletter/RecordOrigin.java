package io.netspace.local.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netspace.messaging.deadletter.DeadLetterPublisher;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Where a record was before it was dead-lettered. */
public record RecordOrigin(String topic, int partition, long offset) {
  /** The origin that a dead letter names; without one, the position of the dead letter itself. */
  public static RecordOrigin of(ConsumerRecord<String, byte[]> deadLetter) {
    Optional<String> topic = header(deadLetter, DeadLetterPublisher.TOPIC);
    Optional<Long> partition = number(deadLetter, DeadLetterPublisher.PARTITION);
    Optional<Long> offset = number(deadLetter, DeadLetterPublisher.OFFSET);
    return topic.isPresent() && partition.isPresent() && offset.isPresent()
        ? new RecordOrigin(topic.get(), partition.get().intValue(), offset.get())
        : new RecordOrigin(deadLetter.topic(), deadLetter.partition(), deadLetter.offset());
  }

  private static Optional<Long> number(ConsumerRecord<String, byte[]> deadLetter, String name) {
    return header(deadLetter, name).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
  }

  private static Optional<String> header(ConsumerRecord<String, byte[]> deadLetter, String name) {
    Header header = deadLetter.headers().lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), UTF_8));
  }

  /** As the keys of dead letters are written: {@code topic-partition-offset}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "-" + offset;
  }
}
