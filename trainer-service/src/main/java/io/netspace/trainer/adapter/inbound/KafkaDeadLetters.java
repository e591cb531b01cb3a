package io.netspace.trainer.adapter.inbound;

import static io.netspace.contracts.wire.DeadLetters.origin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

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
    return io.netspace.contracts.wire.DeadLetters.letter(record, reason, NAME);
  }
}
