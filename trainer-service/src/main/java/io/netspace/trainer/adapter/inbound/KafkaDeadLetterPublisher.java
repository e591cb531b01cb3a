package io.netspace.trainer.adapter.inbound;

import static io.netspace.messaging.deadletter.DeadLetterPublisher.origin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Publishes poison messages on the candidates' dead-letter topic as every service does ({@link
 * io.netspace.messaging.deadletter.DeadLetterPublisher}), but with the trainer's producer.
 */
@ApplicationScoped
class KafkaDeadLetterPublisher implements DeadLetterPublisher {
  private static final String SERVICE_NAME = "trainer";

  private final Producer<String, byte[]> producer;

  KafkaDeadLetterPublisher(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  @Override
  public void publish(ConsumerRecord<String, byte[]> record, String reason)
      throws InterruptedException {
    try {
      producer.send(deadLetterRecord(record, reason)).get();
    } catch (ExecutionException e) {
      throw new KafkaException("Dead letter not published: " + origin(record) + ".", e.getCause());
    }
  }

  static ProducerRecord<String, byte[]> deadLetterRecord(
      ConsumerRecord<String, byte[]> record, String reason) {
    return io.netspace.messaging.deadletter.DeadLetterPublisher.deadLetterOf(
        record, reason, SERVICE_NAME);
  }
}
