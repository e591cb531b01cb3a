package io.netspace.local.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.messaging.deadletter.DeadLetterPublisher;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterCollectorTest {
  private static final String TOPIC = "netspace.outcomes.v1";

  private final DeadLetterCollector list = new DeadLetterCollector();
  private long offset;

  @Test
  void aRecordRefusedBySeveralServicesIsOneDeadLetter() {
    // Given
    list.add(deadLettered("sampler-service", 17));
    // When
    list.add(deadLettered("gateway", 17));
    list.add(deadLettered("gateway", 18));
    // Then
    assertThat(list.deadLetters()).hasSize(2);
    DeadLetter first = list.deadLetters().getFirst();
    assertThat(first.origin()).hasToString(TOPIC + "-2-17");
    assertThat(first.services()).containsExactly("gateway", "sampler-service");
    assertThat(first.reason()).isEqualTo("value is empty");
    assertThat(first.type()).isEqualTo("CandidateTrained.v1");
    assertThat(first.replayed()).isFalse();
  }

  @Test
  void theOriginalHasNoDeadLetterHeaders() {
    // Given
    list.add(deadLettered("gateway", 17));
    // When
    ProducerRecord<String, byte[]> original = list.deadLetters().getFirst().original();
    // Then
    assertThat(original.topic()).isEqualTo(TOPIC);
    assertThat(original.key()).isEqualTo("study-1");
    assertThat(original.value()).isEqualTo(new byte[] {1, 2});
    assertThat(original.headers()).extracting(h -> h.key()).containsExactly("ce_type");
  }

  @Test
  void aReplayMarkerShowsItsOriginAsReplayed() {
    // Given
    list.add(deadLettered("gateway", 17));
    list.add(deadLettered("gateway", 18));
    // When
    list.add(
        record(
            null,
            Map.of(
                DeadLetterPublisher.REPLAYED, "2026-01-01T00:00:00Z",
                DeadLetterPublisher.TOPIC, TOPIC,
                DeadLetterPublisher.PARTITION, "2",
                DeadLetterPublisher.OFFSET, "17")));
    // Then
    assertThat(list.deadLetters()).extracting(DeadLetter::replayed).containsExactly(true, false);
  }

  @Test
  void aRecordWithoutOriginHeadersIsItsOwnOrigin() {
    // Given
    ConsumerRecord<String, byte[]> bare = record(new byte[] {1}, Map.of());
    // When
    list.add(bare);
    // Then
    DeadLetter letter = list.deadLetters().getFirst();
    assertThat(letter.origin()).isEqualTo(new RecordOrigin(TOPIC + ".dlq", 0, bare.offset()));
    assertThat(letter.original().topic()).isEqualTo(TOPIC);
    assertThat(letter.reason()).isEqualTo("no reason given");
  }

  private ConsumerRecord<String, byte[]> deadLettered(String service, long at) {
    return record(
        new byte[] {1, 2},
        Map.of(
            "ce_type",
            "io.netspace.CandidateTrained.v1",
            DeadLetterPublisher.REASON,
            "value is empty",
            DeadLetterPublisher.TOPIC,
            TOPIC,
            DeadLetterPublisher.PARTITION,
            "2",
            DeadLetterPublisher.OFFSET,
            Long.toString(at),
            DeadLetterPublisher.SERVICE,
            service,
            DeadLetterPublisher.KEY,
            "study-1"));
  }

  private ConsumerRecord<String, byte[]> record(byte[] value, Map<String, String> headers) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(TOPIC + ".dlq", 0, offset++, "key", value);
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    return record;
  }
}
