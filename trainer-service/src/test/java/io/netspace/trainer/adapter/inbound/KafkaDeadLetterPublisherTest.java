package io.netspace.trainer.adapter.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaDeadLetterPublisherTest {
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final KafkaDeadLetterPublisher letters = new KafkaDeadLetterPublisher(producer);

  @Test
  void aDeadLetterHasItsReasonAndOrigin() throws InterruptedException {
    // Given
    ConsumerRecord<String, byte[]> poison =
        new ConsumerRecord<>("netspace.candidates.v1", 0, 42, "poison", new byte[] {1});

    // When
    letters.publish(poison, "It is no candidate.");

    // Then
    ProducerRecord<String, byte[]> letter = producer.history().getFirst();
    assertThat(letter.topic()).isEqualTo("netspace.candidates.v1.dlq");
    assertThat(letter.key()).isEqualTo("netspace.candidates.v1-0-42");
    assertThat(letter.value()).isEqualTo(new byte[] {1});
    assertThat(headers(letter))
        .isEqualTo(
            Map.of(
                "dead-letter-reason", "It is no candidate.",
                "dead-letter-topic", "netspace.candidates.v1",
                "dead-letter-partition", "0",
                "dead-letter-offset", "42",
                "dead-letter-service", "trainer",
                "dead-letter-key", "poison"));
  }

  private static Map<String, String> headers(ProducerRecord<String, byte[]> letter) {
    return Arrays.stream(letter.headers().toArray())
        .collect(Collectors.toMap(Header::key, KafkaDeadLetterPublisherTest::text));
  }

  private static String text(Header header) {
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
