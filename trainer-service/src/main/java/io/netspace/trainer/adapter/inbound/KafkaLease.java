package io.netspace.trainer.adapter.inbound;

import io.netspace.messaging.event.CandidateSampled;
import io.netspace.trainer.application.Lease;
import io.netspace.trainer.application.LeaseState;
import io.netspace.trainer.application.RequeueCounts;
import java.time.Duration;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.jboss.logging.Logger;

/** A record of the share group that this member has acquired. */
final class KafkaLease implements Lease {
  private static final Logger LOGGER = Logger.getLogger(KafkaLease.class);
  private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(2);

  private final ShareConsumer<String, byte[]> consumer;
  private final ConsumerRecord<String, byte[]> record;
  private final RequeueCounts requeueCounts;
  private final CandidateSampled sampledCandidate;
  private final RequeuePublisher requeuePublisher;
  private final RecordLock lock;

  KafkaLease(
      ShareConsumer<String, byte[]> consumer,
      ConsumerRecord<String, byte[]> record,
      RequeueCounts counts,
      CandidateSampled sampled,
      RequeuePublisher requeuePublisher) {
    this.consumer = consumer;
    this.record = record;
    this.requeueCounts = counts;
    this.sampledCandidate = sampled;
    this.requeuePublisher = requeuePublisher;
    this.lock = new RecordLock(consumer, record);
  }

  @Override
  public CandidateSampled sampled() {
    return sampledCandidate;
  }

  @Override
  public RequeueCounts counts() {
    return requeueCounts;
  }

  @Override
  public int deliveryCount() {
    return record.deliveryCount().orElse((short) 1);
  }

  @Override
  public Duration renewalInterval() {
    return lock.renewalInterval();
  }

  @Override
  public LeaseState renew() {
    return lock.renew();
  }

  @Override
  public void accept() {
    acknowledge(consumer, record, AcknowledgeType.ACCEPT);
  }

  @Override
  public void release() {
    acknowledge(consumer, record, AcknowledgeType.RELEASE);
  }

  @Override
  public boolean requeue(RequeueCounts counts, Duration timeout) throws InterruptedException {
    return requeuePublisher.requeue(record, counts, timeout);
  }

  /** Acknowledges a record and waits until the broker knows; a failure is logged only. */
  static void acknowledge(
      ShareConsumer<String, byte[]> consumer,
      ConsumerRecord<String, byte[]> record,
      AcknowledgeType type) {
    consumer.acknowledge(record, type);
    consumer
        .commitSync(COMMIT_TIMEOUT)
        .forEach(
            (partition, failure) ->
                failure.ifPresent(
                    e -> LOGGER.warnf(e, "Acknowledgement lost: partition=%s", partition)));
  }
}
