package io.netspace.trainer.adapter.inbound;

import io.netspace.trainer.application.RequeueCounts;
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
 * Publishes a candidate's record again, with other counts. When the send is not known to have
 * succeeded, the log may have the record all the same: two records of one candidate are harmless.
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
      ConsumerRecord<String, byte[]> record, RequeueCounts counts, Duration timeout)
      throws InterruptedException {
    ProducerRecord<String, byte[]> requeued =
        new ProducerRecord<>(
            record.topic(),
            null,
            record.key(),
            record.value(),
            RequeueHeaderCodec.encode(counts, record.headers()));
    try {
      producer.send(requeued).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOGGER.warnf(e, "Candidate could not be put back: key=%s", record.key());
      return false;
    }
  }
}
