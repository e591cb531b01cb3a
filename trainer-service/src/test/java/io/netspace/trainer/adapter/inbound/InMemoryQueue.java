package io.netspace.trainer.adapter.inbound;

import io.netspace.messaging.codec.EventCodec;
import io.netspace.model.study.Event;
import java.nio.charset.StandardCharsets;
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
import org.apache.kafka.common.errors.InvalidRecordStateException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.record.TimestampType;

/**
 * A share group of one member in memory, as strict as the real one: it hands out one record at a
 * time, refuses to poll over an unacknowledged one, hands a renewed one back, and takes another
 * after a renewal that failed. While it is away, a poll is empty and no acknowledgement arrives.
 */
final class InMemoryQueue implements ShareConsumer<String, byte[]> {
  private final EventCodec codec = new EventCodec();
  private final Deque<ConsumerRecord<String, byte[]>> available = new ArrayDeque<>();
  private final Map<Long, Short> deliveriesByOffset = new HashMap<>();
  private final List<AcknowledgeType> acknowledged = new CopyOnWriteArrayList<>();
  private ConsumerRecord<String, byte[]> held;
  private ConsumerRecord<String, byte[]> renewed;
  private ConsumerRecord<String, byte[]> droppedRecord;
  private KafkaException failure;
  private long end;
  private boolean lockLossPending;
  private boolean disconnected;
  private volatile int lostAcknowledgements;
  private volatile boolean closed;

  synchronized void add(Event event) {
    ProducerRecord<String, byte[]> out = codec.encode(event, "/sampler", Instant.EPOCH);
    available.add(record(out.key(), out.value(), new RecordHeaders(out.headers())));
  }

  synchronized void add(Event event, String header, String value) {
    add(event);
    available.getLast().headers().add(header, value.getBytes(StandardCharsets.UTF_8));
  }

  synchronized void addPoison() {
    available.add(record("poison", new byte[] {1}, new RecordHeaders()));
  }

  /** The next renewal comes too late: the record goes to the end of the queue. */
  synchronized void loseLockOnRenewal() {
    lockLossPending = true;
  }

  synchronized void disconnect() {
    disconnected = true;
  }

  /** As after a restart: the lock is forgotten, the record available again. */
  synchronized void reconnect() {
    disconnected = false;
    if (droppedRecord != null) {
      available.addFirst(droppedRecord);
      droppedRecord = null;
    }
  }

  int lostAcknowledgements() {
    return lostAcknowledgements;
  }

  /** How often a record was handed out, whether or not anything was acknowledged. */
  synchronized int deliveries(long offset) {
    return deliveriesByOffset.getOrDefault(offset, (short) 0);
  }

  /** Everything acknowledged, but for renewals. */
  List<AcknowledgeType> acknowledgements() {
    return acknowledged.stream().filter(type -> type != AcknowledgeType.RENEW).toList();
  }

  long renewals() {
    return acknowledged.stream().filter(AcknowledgeType.RENEW::equals).count();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
    if (held != null) {
      throw new IllegalStateException("All records must be acknowledged.");
    }
    held = renewed == null && !disconnected ? next() : renewed;
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
    held = null;
    if (disconnected) {
      failure = new NetworkException("The broker is away.");
      droppedRecord = record;
      lostAcknowledgements++;
      return;
    }
    acknowledged.add(type);
    if (type == AcknowledgeType.RENEW && lockLossPending) {
      lockLossPending = false;
      failure = new InvalidRecordStateException("The lock is another's.");
      available.addLast(record);
    } else if (type == AcknowledgeType.RELEASE) {
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
  public synchronized Map<TopicIdPartition, Optional<KafkaException>> commitSync(Duration timeout) {
    Optional<KafkaException> result = Optional.ofNullable(failure);
    failure = null;
    return Map.of(new TopicIdPartition(Uuid.ZERO_UUID, 0, "netspace.candidates.v1"), result);
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
