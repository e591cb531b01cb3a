package io.netspace.lab.chaos;

import io.netspace.messaging.codec.LogEntryDecoder;
import io.netspace.messaging.codec.PoisonRecordException;
import io.netspace.model.study.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a log once, from its beginning to its current end. */
final class LogScan {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final LogEntryDecoder ENTRIES = new LogEntryDecoder();

  private LogScan() {}

  static void read(
      String bootstrapServers,
      List<TopicPartition> partitions,
      Consumer<ConsumerRecord<String, byte[]>> listener) {
    try (KafkaConsumer<String, byte[]> consumer = LogTail.consumer(bootstrapServers)) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(listener);
      }
    }
  }

  /** The event of a record; empty for poison. */
  static Optional<Event> event(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.of(ENTRIES.decode(record).event());
    } catch (PoisonRecordException _) {
      return Optional.empty();
    }
  }
}
