package io.netspace.local.audit;

import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.messaging.codec.EventCodec;
import io.netspace.messaging.event.Topic;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Event;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class TopicScanTest {
  private final EventCodec codec = new EventCodec();
  private final TopicScan scan = new TopicScan();
  private long offset;

  @Test
  void severalRecordsOfOneCandidateAreOneCandidate() {
    // Given
    CandidateTrained trained = aCandidate().thatTrainedTo(30);
    // When
    scan.read(record(Topic.OUTCOMES, trained));
    scan.read(record(Topic.OUTCOMES, trained));
    // Then
    assertThat(scan.records().recordsByCandidate())
        .hasSize(1)
        .containsOnlyKeys(trained.candidate().id());
    assertThat(scan.poison()).isEmpty();
  }

  @Test
  void poisonIsSkippedAndCounted() {
    // Given
    String topic = Topic.OUTCOMES.topicName();
    // When
    scan.read(new ConsumerRecord<>(topic, 0, 7, "key", new byte[] {'{'}));
    scan.read(record(Topic.CANDIDATES, aCandidate().thatTrainedTo(30)));
    // Then
    assertThat(scan.records().recordsByCandidate()).isEmpty();
    assertThat(scan.poison()).isEqualTo(Map.of(topic, 1, Topic.CANDIDATES.topicName(), 1));
  }

  private ConsumerRecord<String, byte[]> record(Topic topic, Event event) {
    ProducerRecord<String, byte[]> out = codec.encode(event, "/test", Instant.EPOCH);
    ConsumerRecord<String, byte[]> in =
        new ConsumerRecord<>(topic.topicName(), 0, offset++, out.key(), out.value());
    out.headers().forEach(in.headers()::add);
    return in;
  }
}
