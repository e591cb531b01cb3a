package io.netspace.trainer.adapter.inbound;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.wire.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.AcknowledgementCommitCallback;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.record.TimestampType;

/**
 * A share group of one member in memory, as strict as the real one: it hands out one record at a
 * time, refuses to poll over an unacknowledged one, and hands a renewed one back.
 */
final class InMemoryQueue implements ShareConsumer<String, byte[]> {
  private final EventCodec codec = new EventCodec();
  private final Deque<ConsumerRecord<String, byte[]>> available = new ArrayDeque<>();
  private final Map<Long, Short> deliveriesByOffset = new HashMap<>();
  private final List<AcknowledgeType> acknowledgements = new CopyOnWriteArrayList<>();
  private ConsumerRecord<String, byte[]> held;
  private ConsumerRecord<String, byte[]> renewed;
  private long end;
  private boolean losingLock;
  private volatile boolean closed;

  synchronized void add(Event event) {
    ProducerRecord<String, byte[]> out = codec.encode(event, "/sampler", Instant.EPOCH);
    available.add(record(out.key(), out.value(), new RecordHeaders(out.headers())));
  }

  synchronized void addPoison() {
    available.add(record("poison", new byte[] {1}, new RecordHeaders()));
  }

  /** The next renewal comes too late: the record goes to the end of the queue. */
  synchronized void loseLock() {
    losingLock = true;
  }

  /** Everything acknowledged, but for renewals. */
  List<AcknowledgeType> verdicts() {
    return acknowledgements.stream().filter(type -> type != AcknowledgeType.RENEW).toList();
  }

  long renewals() {
    return acknowledgements.stream().filter(AcknowledgeType.RENEW::equals).count();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
    if (held != null) {
      throw new IllegalStateException("All records must be acknowledged.");
    }
    held = renewed == null ? next() : renewed;
    renewed = null;
    if (held == null) {
      pause();
      return ConsumerRecords.empty();
    }
    TopicPartition partition = new TopicPartition(held.topic(), held.partition());
    return new ConsumerRecords<>(Map.of(partition, List.of(held)), Map.of());
  }

  @Override
  public synchronized void acknowledge(
      ConsumerRecord<String, byte[]> record, AcknowledgeType type) {
    if (!record.equals(held)) {
      throw new IllegalStateException("The record cannot be acknowledged.");
    }
    acknowledgements.add(type);
    held = null;
    boolean lost = type == AcknowledgeType.RENEW && losingLock;
    if (lost || type == AcknowledgeType.RELEASE) {
      losingLock = false;
      available.addLast(record);
    } else if (type == AcknowledgeType.RENEW) {
      renewed = record;
    }
  }

  @Override
  public Optional<Integer> acquisitionLockTimeoutMs() {
    return Optional.of(300);
  }

  @Override
  public Map<TopicIdPartition, Optional<KafkaException>> commitSync(Duration timeout) {
    return Map.of();
  }

  @Override
  public void close(Duration timeout) {
    closed = true;
  }

  @Override
  public void subscribe(Collection<String> topics) {}

  private ConsumerRecord<String, byte[]> next() {
    ConsumerRecord<String, byte[]> next = available.poll();
    return next == null ? null : delivered(next);
  }

  private ConsumerRecord<String, byte[]> delivered(ConsumerRecord<String, byte[]> record) {
    short deliveries = deliveriesByOffset.merge(record.offset(), (short) 1, InMemoryQueue::plus);
    return record(
        record.offset(),
        record.key(),
        record.value(),
        new RecordHeaders(record.headers()),
        deliveries);
  }

  private static short plus(short one, short other) {
    return (short) (one + other);
  }

  private ConsumerRecord<String, byte[]> record(String key, byte[] value, RecordHeaders headers) {
    return record(end++, key, value, headers, (short) 0);
  }

  private static ConsumerRecord<String, byte[]> record(
      long offset, String key, byte[] value, RecordHeaders headers, short deliveries) {
    return new ConsumerRecord<>(
        "netspace.candidates.v1",
        0,
        offset,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        value,
        headers,
        Optional.empty(),
        Optional.of(deliveries));
  }

  @SuppressWarnings("WaitNotInLoop") // A spurious wake-up only makes one poll shorter.
  private void pause() {
    try {
      wait(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Set<String> subscription() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void unsubscribe() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void acknowledge(ConsumerRecord<String, byte[]> record) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void acknowledge(String topic, int partition, long offset, AcknowledgeType type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<TopicIdPartition, Optional<KafkaException>> commitSync() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void commitAsync() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setAcknowledgementCommitCallback(AcknowledgementCommitCallback callback) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uuid clientInstanceId(Duration timeout) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<MetricName, ? extends Metric> metrics() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void registerMetricForSubscription(KafkaMetric metric) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void unregisterMetricFromSubscription(KafkaMetric metric) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    close(Duration.ZERO);
  }

  @Override
  public void wakeup() {
    throw new UnsupportedOperationException();
  }
}
