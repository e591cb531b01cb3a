package io.netspace.trainer.adapter.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Publishes a candidate's record again, the same but for the counts that it carries. When that is
 * not known to have worked, the log may have it all the same: two records mean one candidate.
 */
@ApplicationScoped
class KafkaRequeuePublisher implements RequeuePublisher {
  private static final Logger LOGGER = Logger.getLogger(KafkaRequeuePublisher.class);

  private final Producer<String, byte[]> producer;

  KafkaRequeuePublisher(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  @Override
  public boolean requeue(
      ConsumerRecord<String, byte[]> record, RequeueCounts carried, Duration time)
      throws InterruptedException {
    ProducerRecord<String, byte[]> again =
        new ProducerRecord<>(
            record.topic(), null, record.key(), record.value(), carried.writeTo(record.headers()));
    try {
      producer.send(again).get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOGGER.warnf(e, "Candidate could not be put back: key=%s", record.key());
      return false;
    }
  }
}
