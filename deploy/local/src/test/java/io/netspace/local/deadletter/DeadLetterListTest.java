package io.netspace.local.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.wire.DeadLetters;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterListTest {
  private static final String TOPIC = "netspace.outcomes.v1";

  private final DeadLetterList list = new DeadLetterList();
  private long offset;

  @Test
  void whatSeveralServicesBuriedIsOneLetter() {
    // Given
    list.add(buried("sampler-service", 17));
    // When
    list.add(buried("gateway", 17));
    list.add(buried("gateway", 18));
    // Then
    assertThat(list.letters()).hasSize(2);
    DeadLetter first = list.letters().getFirst();
    assertThat(first.origin()).hasToString(TOPIC + "-2-17");
    assertThat(first.services()).containsExactly("gateway", "sampler-service");
    assertThat(first.reason()).isEqualTo("value is empty");
    assertThat(first.type()).isEqualTo("CandidateTrained.v1");
    assertThat(first.replayed()).isFalse();
  }

  @Test
  void theOriginalHasNothingOfItsBurial() {
    // Given
    list.add(buried("gateway", 17));
    // When
    ProducerRecord<String, byte[]> original = list.letters().getFirst().original();
    // Then
    assertThat(original.topic()).isEqualTo(TOPIC);
    assertThat(original.key()).isEqualTo("study-1");
    assertThat(original.value()).isEqualTo(new byte[] {1, 2});
    assertThat(original.headers()).extracting(h -> h.key()).containsExactly("ce_type");
  }

  @Test
  void aMarkShowsItsOriginAsReplayed() {
    // Given
    list.add(buried("gateway", 17));
    list.add(buried("gateway", 18));
    // When
    list.add(
        record(
            null,
            Map.of(
                DeadLetters.REPLAYED, "2026-01-01T00:00:00Z",
                DeadLetters.TOPIC, TOPIC,
                DeadLetters.PARTITION, "2",
                DeadLetters.OFFSET, "17")));
    // Then
    assertThat(list.letters()).extracting(DeadLetter::replayed).containsExactly(true, false);
  }

  @Test
  void aRecordThatDoesNotSayWhereItWasStandsForItself() {
    // Given
    ConsumerRecord<String, byte[]> bare = record(new byte[] {1}, Map.of());
    // When
    list.add(bare);
    // Then
    DeadLetter letter = list.letters().getFirst();
    assertThat(letter.origin()).isEqualTo(new Origin(TOPIC + ".dlq", 0, bare.offset()));
    assertThat(letter.original().topic()).isEqualTo(TOPIC);
    assertThat(letter.reason()).isEqualTo("no reason given");
  }

  private ConsumerRecord<String, byte[]> buried(String service, long at) {
    return record(
        new byte[] {1, 2},
        Map.of(
            "ce_type",
            "io.netspace.CandidateTrained.v1",
            DeadLetters.REASON,
            "value is empty",
            DeadLetters.TOPIC,
            TOPIC,
            DeadLetters.PARTITION,
            "2",
            DeadLetters.OFFSET,
            Long.toString(at),
            DeadLetters.SERVICE,
            service,
            DeadLetters.KEY,
            "study-1"));
  }

  private ConsumerRecord<String, byte[]> record(byte[] value, Map<String, String> headers) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(TOPIC + ".dlq", 0, offset++, "key", value);
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    return record;
  }
}
