package io.netspace.lab.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netspace.local.deadletter.RecordOrigin;
import io.netspace.messaging.deadletter.DeadLetterPublisher;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The dead letters of a log by origin. */
final class DeadLetterIndex {
  private DeadLetterIndex() {}

  /** The reason by origin, {@code topic-partition-offset}; an empty one where none was given. */
  static Map<String, String> reasonsByOrigin(String bootstrapServers) {
    Map<String, String> reasons = new LinkedHashMap<>();
    LogScan.read(
        bootstrapServers,
        LoopPartitions.deadLetterTopics(),
        letter -> reasons.putIfAbsent(RecordOrigin.of(letter).toString(), reason(letter)));
    return reasons;
  }

  private static String reason(ConsumerRecord<String, byte[]> letter) {
    Header header = letter.headers().lastHeader(DeadLetterPublisher.REASON);
    return header == null ? "" : new String(header.value(), UTF_8);
  }
}
