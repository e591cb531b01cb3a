package io.netspace.lab.chaos;

import io.netspace.messaging.deadletter.DeadLetterPublisher;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The dead letters of a log, by where they came from. */
final class DeadLetterIndex {
  private DeadLetterIndex() {}

  /** The reason by origin, {@code topic-partition-offset}; an empty one where none was given. */
  static Map<String, String> reasonsByOrigin(String bootstrapServers) {
    Map<String, String> reasons = new LinkedHashMap<>();
    LogScan.read(
        bootstrapServers,
        LoopPartitions.deadLetterTopics(),
        letter -> reasons.putIfAbsent(origin(letter), header(letter, DeadLetterPublisher.REASON)));
    return reasons;
  }

  private static String origin(ConsumerRecord<String, byte[]> letter) {
    return String.join(
        "-",
        header(letter, DeadLetterPublisher.TOPIC),
        header(letter, DeadLetterPublisher.PARTITION),
        header(letter, DeadLetterPublisher.OFFSET));
  }

  private static String header(ConsumerRecord<String, byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
