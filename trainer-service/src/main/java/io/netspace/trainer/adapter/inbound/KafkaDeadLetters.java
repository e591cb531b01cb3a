package io.netspace.trainer.adapter.inbound;

import static io.netspace.contracts.wire.DeadLetters.KEY;
import static io.netspace.contracts.wire.DeadLetters.OFFSET;
import static io.netspace.contracts.wire.DeadLetters.PARTITION;
import static io.netspace.contracts.wire.DeadLetters.REASON;
import static io.netspace.contracts.wire.DeadLetters.SERVICE;
import static io.netspace.contracts.wire.DeadLetters.TOPIC;
import static io.netspace.contracts.wire.DeadLetters.origin;

import io.netspace.contracts.event.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Puts poison on the candidates' dead-letter topic as every service does ({@link
 * io.netspace.contracts.wire.DeadLetters}), but with the trainer's own producer.
 */
@ApplicationScoped
class KafkaDeadLetters implements DeadLetters {
  private static final String NAME = "trainer";

  private final Producer<String, byte[]> producer;

  KafkaDeadLetters(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  @Override
  public void bury(ConsumerRecord<String, byte[]> record, String reason)
      throws InterruptedException {
    try {
      producer.send(letter(record, reason)).get();
    } catch (ExecutionException e) {
      throw new KafkaException("Poison could not be buried: " + origin(record) + ".", e.getCause());
    }
  }

  static ProducerRecord<String, byte[]> letter(
      ConsumerRecord<String, byte[]> record, String reason) {
    return new ProducerRecord<>(
        Topics.CANDIDATES.deadLetterName(),
        null,
        origin(record),
        record.value(),
        headers(record, reason));
  }

  private static Headers headers(ConsumerRecord<String, byte[]> record, String reason) {
    Headers headers = new RecordHeaders(record.headers());
    add(headers, REASON, reason);
    add(headers, TOPIC, record.topic());
    add(headers, PARTITION, Integer.toString(record.partition()));
    add(headers, OFFSET, Long.toString(record.offset()));
    add(headers, SERVICE, NAME);
    if (record.key() != null) {
      add(headers, KEY, record.key());
    }
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
