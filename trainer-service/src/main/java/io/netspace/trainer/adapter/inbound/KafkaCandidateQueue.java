package io.netspace.trainer.adapter.inbound;

import io.netspace.messaging.codec.LogEntryDecoder;
import io.netspace.messaging.codec.PoisonRecordException;
import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.Topic;
import io.netspace.trainer.application.CandidateQueue;
import io.netspace.trainer.application.Lease;
import io.netspace.trainer.application.RequeueCounts;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.jboss.logging.Logger;

/**
 * The candidates topic as a share group of all trainers. A record that is not a candidate goes to
 * the dead letters and is rejected; no worker is given it.
 */
final class KafkaCandidateQueue implements CandidateQueue {
  private static final Logger LOGGER = Logger.getLogger(KafkaCandidateQueue.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Supplier<ShareConsumer<String, byte[]>> consumers;
  private final RequeuePublisher requeuePublisher;
  private final DeadLetterPublisher deadLetters;
  private final LogEntryDecoder entries = new LogEntryDecoder();

  /**
   * @param consumers opens a consumer that takes one record at a time
   */
  KafkaCandidateQueue(
      Supplier<ShareConsumer<String, byte[]>> consumers,
      RequeuePublisher requeuePublisher,
      DeadLetterPublisher deadLetters) {
    this.consumers = consumers;
    this.requeuePublisher = requeuePublisher;
    this.deadLetters = deadLetters;
  }

  @Override
  public Connection open() {
    KafkaConnection connection = new KafkaConnection(consumers.get());
    try {
      connection.consumer.subscribe(Set.of(Topic.CANDIDATES.topicName()));
      return connection;
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private final class KafkaConnection implements Connection {
    private final ShareConsumer<String, byte[]> consumer;

    KafkaConnection(ShareConsumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public Optional<Lease> poll(Duration timeout) throws InterruptedException {
      Iterator<ConsumerRecord<String, byte[]>> records = consumer.poll(timeout).iterator();
      return records.hasNext() ? lease(records.next()) : Optional.empty();
    }

    private Optional<Lease> lease(ConsumerRecord<String, byte[]> record)
        throws InterruptedException {
      try {
        RequeueCounts counts = RequeueHeaderCodec.decode(record.headers());
        return Optional.of(
            new KafkaLease(consumer, record, counts, decode(record), requeuePublisher));
      } catch (PoisonRecordException e) {
        LOGGER.warnf("Poison rejected: key=%s reason=%s", record.key(), e.getMessage());
        deadLetters.publish(record, String.valueOf(e.getMessage()));
        KafkaLease.acknowledge(consumer, record, AcknowledgeType.REJECT);
        return Optional.empty();
      }
    }

    private CandidateSampled decode(ConsumerRecord<String, byte[]> record) {
      if (entries.decode(record).event() instanceof CandidateSampled sampled) {
        return sampled;
      }
      throw new PoisonRecordException("event is not a CandidateSampled.");
    }

    /** Closes within a time limit, even if the broker does not respond. */
    @Override
    public void close() {
      consumer.close(CLOSE_TIMEOUT);
    }
  }
}
