package io.netspace.gateway;

import io.netspace.messaging.codec.EventCodec;
import io.netspace.messaging.deadletter.DeadLetterPublisher;
import io.netspace.model.study.Event;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.smallrye.reactive.messaging.memory.InMemorySource;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Delivers events to the gateway as its consumer would read them. */
@Singleton
public class InMemoryEventLog {
  private final EventCodec codec = new EventCodec();
  private final InMemoryConnector connector;
  private final Map<String, Long> ends = new ConcurrentHashMap<>();

  InMemoryEventLog(@Any InMemoryConnector connector) {
    this.connector = connector;
  }

  public void deliver(List<? extends Event> events) {
    Instant now = Instant.parse("2026-03-01T10:00:00Z");
    for (Event event : events) {
      now = now.plusMillis(1500);
      deliver(event, now);
    }
  }

  public void deliver(Event event, Instant time) {
    ProducerRecord<String, byte[]> out = codec.encode(event, "/test", time);
    ConsumerRecord<String, byte[]> in = record(out.topic(), out.key(), out.value());
    out.headers().forEach(header -> in.headers().add(header));
    send(in);
  }

  public ConsumerRecord<String, byte[]> record(String topic, String key, byte[] value) {
    return new ConsumerRecord<>(topic, 0, ends.merge(topic, 1L, Long::sum) - 1, key, value);
  }

  public void send(ConsumerRecord<String, byte[]> record) {
    InMemorySource<ConsumerRecords<String, byte[]>> source = connector.source("loop");
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    source.send(new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of()));
  }

  /** The CloudEvents types that were published, in order. */
  public List<String> published() {
    return connector.sink("studies").received().stream().map(m -> header(m, "ce_type")).toList();
  }

  /** The JSON of the events that were published, in order. */
  public List<String> publishedJson() {
    return connector.<byte[]>sink("studies").received().stream()
        .map(message -> new String(message.getPayload(), StandardCharsets.UTF_8))
        .toList();
  }

  /** Why records went to the dead letters. */
  public List<String> deadLetterReasons() {
    return connector.sink("dead-letters").received().stream()
        .map(message -> header(message, DeadLetterPublisher.REASON))
        .toList();
  }

  private static String header(Message<?> message, String name) {
    return message
        .getMetadata(OutgoingKafkaRecordMetadata.class)
        .map(metadata -> metadata.getHeaders().lastHeader(name).value())
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .orElseThrow();
  }
}
