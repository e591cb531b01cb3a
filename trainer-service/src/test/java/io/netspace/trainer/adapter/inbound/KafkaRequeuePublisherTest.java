package io.netspace.trainer.adapter.inbound;

import static io.netspace.messaging.testing.EventFixtures.sampled;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.messaging.codec.EventCodec;
import io.netspace.messaging.event.RequeueHeaders;
import io.netspace.trainer.application.RequeueCounts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaRequeuePublisherTest {
  private static final Duration SHORT = Duration.ofMillis(10);

  private final ConsumerRecord<String, byte[]> record = queued();

  @Test
  void theSameRecordIsSentWithItsCounts() throws InterruptedException {
    // Given
    MockProducer<String, byte[]> producer = producer(true);

    // When
    boolean kept =
        new KafkaRequeuePublisher(producer).requeue(record, new RequeueCounts(2, 1), SHORT);

    // Then
    ProducerRecord<String, byte[]> sent = producer.history().getFirst();
    assertThat(kept).isTrue();
    assertThat(sent.topic()).isEqualTo("netspace.candidates.v1");
    assertThat(sent.key()).isEqualTo(record.key());
    assertThat(sent.value()).isEqualTo(record.value());
    assertThat(texts(sent.headers()))
        .containsAll(texts(record.headers()).toList())
        .contains(RequeueHeaders.ATTEMPTS + "=2", RequeueHeaders.TOO_LARGE + "=1");
  }

  @Test
  void countsReplaceThoseOfTheRecordBefore() throws InterruptedException {
    // Given
    MockProducer<String, byte[]> producer = producer(true);
    record.headers().add(RequeueHeaders.ATTEMPTS, "1".getBytes(StandardCharsets.UTF_8));

    // When
    new KafkaRequeuePublisher(producer).requeue(record, new RequeueCounts(2, 0), SHORT);

    // Then
    assertThat(producer.history().getFirst().headers().headers(RequeueHeaders.ATTEMPTS)).hasSize(1);
    assertThat(texts(producer.history().getFirst().headers()))
        .contains(RequeueHeaders.ATTEMPTS + "=2");
  }

  @Test
  void withoutAnAnswerInTimeItIsNotKnownToBeKept() throws InterruptedException {
    // When
    boolean kept =
        new KafkaRequeuePublisher(producer(false)).requeue(record, new RequeueCounts(0, 0), SHORT);

    // Then
    assertThat(kept).isFalse();
  }

  private static MockProducer<String, byte[]> producer(boolean answering) {
    return new MockProducer<>(answering, null, new StringSerializer(), new ByteArraySerializer());
  }

  private static ConsumerRecord<String, byte[]> queued() {
    ProducerRecord<String, byte[]> out =
        new EventCodec().encode(sampled(aCandidate()), "/sampler", Instant.EPOCH);
    ConsumerRecord<String, byte[]> in =
        new ConsumerRecord<>(out.topic(), 0, 7, out.key(), out.value());
    out.headers().forEach(in.headers()::add);
    return in;
  }

  private static Stream<String> texts(Headers headers) {
    return Arrays.stream(headers.toArray()).map(KafkaRequeuePublisherTest::text);
  }

  private static String text(Header header) {
    return header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8);
  }
}
